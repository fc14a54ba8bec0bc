package io.github.pcaconstrain.probing.channel;

import java.util.Objects;

/**
 * What became of a probe.
 *
 * @param outcome in a word
 * @param code the service's own word for it, such as {@code PCA_NAME_CONSTRAINTS_VALIDATION}; may be empty
 * @param reason why, in words; may be empty
 * @param remedy what to do about it; empty where there is nothing to mend
 */
public record Answer(Outcome outcome, String code, String reason, String remedy) {
    /** In a word. */
    public enum Outcome {
        /** A certificate with the name was issued. */
        ALLOWED("allowed"),
        /** It was refused because of the constraints. */
        REFUSED("refused"),
        /** It failed for any other reason, which says nothing of the constraints. */
        INCONCLUSIVE("inconclusive"),
        /** It was not tried. */
        NOT_TESTED("not tested");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The words for it in reports. */
        public String label() {
            return label;
        }
    }

    public Answer {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    static Answer allowed() {
        return new Answer(Outcome.ALLOWED, "", "", "");
    }

    public static Answer refused(String code) {
        return new Answer(Outcome.REFUSED, code, "", "");
    }

    public static Answer inconclusive(String code, String reason, String remedy) {
        return new Answer(Outcome.INCONCLUSIVE, code, reason, remedy);
    }

    static Answer notTested(String reason, String remedy) {
        return new Answer(Outcome.NOT_TESTED, "", reason, remedy);
    }
}

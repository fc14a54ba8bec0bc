package io.github.pcaconstrain.probing.channel;

import java.util.Objects;

/**
 * The outcome of a probe.
 *
 * @param outcome the outcome
 * @param code the service's own code, such as {@code PCA_NAME_CONSTRAINTS_VALIDATION}; may be empty
 * @param reason the reason in words; may be empty
 * @param remedy what to do about it; empty if there is nothing to fix
 */
public record Answer(Outcome outcome, String code, String reason, String remedy) {
    /** The kinds of outcomes. */
    public enum Outcome {
        /** A certificate with the name was issued. */
        ALLOWED("allowed"),
        /** It was refused because of the constraints. */
        REFUSED("refused"),
        /** It failed for another reason, which says nothing about the constraints. */
        INCONCLUSIVE("inconclusive"),
        /** It was not tested. */
        NOT_TESTED("not tested");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The name in reports. */
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

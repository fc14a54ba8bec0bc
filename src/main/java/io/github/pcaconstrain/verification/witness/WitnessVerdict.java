package io.github.pcaconstrain.verification.witness;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a witness says of a chain.
 *
 * @param witness which one
 * @param version its version; empty where it is absent
 * @param answer what it says
 * @param reason why, in its own words where it has any
 */
public record WitnessVerdict(Witness witness, String version, Answer answer, String reason) {
    private static final Pattern OTHER_CAUSE =
            Pattern.compile("(?i)key usage|keyusage|certificate type|purpose|expired|not yet valid|issuer is not"
                    + " recognized|weak|algorithm");

    /** What a witness says. */
    public enum Answer {
        ACCEPTS("accepts"),
        REFUSES("refuses"),
        /** It ended without a verdict: it threw, or could not be given the chain. */
        FAILS("no verdict"),
        /** It was not done in time, so that nobody knows what it would have said. */
        LATE("no verdict"),
        /** It does not know an algorithm of the chain, so that it can say nothing of the rest. */
        UNSUPPORTED("no verdict"),
        /** It is not on this machine. */
        ABSENT("absent");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The word for it in reports. */
        public String label() {
            return label;
        }
    }

    /** Of a witness that was not done in time. */
    static WitnessVerdict late(Witness witness, Duration limit) {
        return new WitnessVerdict(witness, "", Answer.LATE, "it did not answer within " + limit.toSeconds() + " s");
    }

    /** Of a witness that does not know a kind of key. */
    static WitnessVerdict unsupported(Witness witness, String version, String kind) {
        return new WitnessVerdict(witness, version, Answer.UNSUPPORTED, "it does not support " + kind);
    }

    /**
     * Whether it may be the names that it refuses a chain for. Usage, dates and keys have nothing to do with name constraints, and
     * no difference in how those are read explains such a refusal.
     */
    public boolean mayBeAboutNames() {
        return !OTHER_CAUSE.matcher(reason).find();
    }

    public WitnessVerdict {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(reason, "reason");
    }
}

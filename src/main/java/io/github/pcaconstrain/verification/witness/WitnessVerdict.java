package io.github.pcaconstrain.verification.witness;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The answer of a witness about a chain.
 *
 * @param witness the witness
 * @param version its version; empty if it is not installed
 * @param answer its answer
 * @param reason the reason, in the words of the witness if it gives one
 */
public record WitnessVerdict(Witness witness, String version, Answer answer, String reason) {
    private static final Pattern OTHER_CAUSE =
            Pattern.compile("(?i)key usage|keyusage|certificate type|purpose|expired|not yet valid|issuer is not"
                    + " recognized|weak|algorithm");

    /** The answers of witnesses. */
    public enum Answer {
        ACCEPTS("accepts"),
        REFUSES("refuses"),
        /** It ended without a verdict: it threw an exception, or the chain could not be loaded. */
        FAILS("no verdict"),
        /** It did not finish in time, so its verdict is unknown. */
        LATE("no verdict"),
        /** It does not support an algorithm of the chain, so it has no verdict on the rest. */
        UNSUPPORTED("no verdict"),
        /** It is not installed on this machine. */
        ABSENT("absent");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The name in reports. */
        public String label() {
            return label;
        }
    }

    /** The answer of a witness that did not finish in time. */
    static WitnessVerdict late(Witness witness, Duration limit) {
        return new WitnessVerdict(witness, "", Answer.LATE, "it did not answer within " + limit.toSeconds() + " s");
    }

    /** The answer of a witness that does not support a kind of key. */
    static WitnessVerdict unsupported(Witness witness, String version, String kind) {
        return new WitnessVerdict(witness, version, Answer.UNSUPPORTED, "it does not support " + kind);
    }

    /**
     * Whether the refusal may be about names. Usage, dates and keys have nothing to do with name constraints, so no
     * difference about constraints explains such a refusal.
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

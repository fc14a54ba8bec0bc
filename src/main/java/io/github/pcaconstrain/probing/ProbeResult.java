package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.Answer;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import java.util.Objects;
import java.util.Optional;

/**
 * A probe with its outcome.
 *
 * @param probe the probe
 * @param answer the outcome
 * @param certificate the ARN of the certificate that was requested for it, which is removed again; absent if none was
 */
public record ProbeResult(Probe probe, Answer answer, Optional<String> certificate) {
    /** The meaning of an answer. */
    public enum Verdict {
        AS_EXPECTED("as expected"),
        CONTRADICTED("contradicted"),
        INCONCLUSIVE("inconclusive"),
        /** Neither right nor wrong: verifiers disagree on such names. */
        OBSERVED("observed"),
        NOT_TESTED("not tested");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** The name in reports. */
        public String label() {
            return label;
        }
    }

    public ProbeResult {
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(certificate, "certificate");
    }

    /** The meaning of an answer. */
    public Verdict verdict() {
        return switch (answer.outcome()) {
            case NOT_TESTED -> Verdict.NOT_TESTED;
            case INCONCLUSIVE -> probe.expected() == Expectation.EITHER ? Verdict.OBSERVED : Verdict.INCONCLUSIVE;
            case ALLOWED -> judged(Expectation.ALLOWED);
            case REFUSED -> judged(Expectation.REFUSED);
        };
    }

    private Verdict judged(Expectation actual) {
        if (probe.expected() == Expectation.EITHER) {
            return Verdict.OBSERVED;
        }
        return probe.expected() == actual ? Verdict.AS_EXPECTED : Verdict.CONTRADICTED;
    }
}

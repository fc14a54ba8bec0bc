package io.github.pcaconstrain.verification;

import java.util.Comparator;
import java.util.stream.Stream;

/** The outcome of a check. Only {@link #PASSED} is good. A check without a result never passes. */
public enum Outcome {
    /** Everything was checked and is valid. */
    PASSED("passed"),
    /** The result could not be determined. */
    INCONCLUSIVE("inconclusive"),
    /** Something is wrong. */
    FAILED("failed");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }

    /** The worst of several outcomes. */
    static Outcome gravest(Stream<Outcome> outcomes) {
        return outcomes.max(Comparator.naturalOrder()).orElse(PASSED);
    }
}

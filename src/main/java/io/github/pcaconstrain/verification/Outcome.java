package io.github.pcaconstrain.verification;

import java.util.Comparator;
import java.util.stream.Stream;

/** What a verdict comes to. Only {@link #PASSED} is good; a verdict that cannot be reached is never one. */
public enum Outcome {
    /** Everything was looked at and is in order. */
    PASSED("passed"),
    /** It could not be found out. */
    INCONCLUSIVE("inconclusive"),
    /** Something is wrong. */
    FAILED("failed");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The word for it in reports. */
    public String label() {
        return label;
    }

    /** The gravest of several. */
    static Outcome gravest(Stream<Outcome> outcomes) {
        return outcomes.max(Comparator.naturalOrder()).orElse(PASSED);
    }
}

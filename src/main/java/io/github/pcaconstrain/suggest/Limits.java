package io.github.pcaconstrain.suggest;

import java.util.Optional;

/**
 * What the user wants of a policy besides the best trade-off.
 *
 * @param coverage the share of certificates that it must cover at least, from 0 to 1; empty for {@link #USUAL_COVERAGE},
 *     as far as possible
 * @param maxEntries the most entries that it may have; empty for any number
 * @param closeForms whether it must forbid name types that no certificate has
 */
public record Limits(Optional<Double> coverage, Optional<Integer> maxEntries, boolean closeForms) {
    /** No wishes. */
    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), false);

    /** A policy that covers less does not describe a fleet. */
    public static final double USUAL_COVERAGE = 0.9;

    private static final double TOLERANCE = 1e-6;

    /** The limits that have every name covered that can be. */
    public static Limits all() {
        return new Limits(Optional.of(1.0), Optional.empty(), false);
    }

    private double leastCoverage() {
        return coverage.orElse(USUAL_COVERAGE);
    }

    /** How many of some certificates may be left out. In binary, a share such as 0.9 is a bit more or less than that. */
    long mostLeftOut(int certificates) {
        return (long) Math.floor((1 - leastCoverage()) * certificates + TOLERANCE);
    }
}

package io.github.pcaconstrain.suggest;

import java.util.Optional;

/**
 * The trade-off of a policy, in units of one entry. A policy costs 1 for each entry, {@code breadth} for each unit by which
 * entries are wider than their use, and 1 / {@code support} for each certificate that it leaves out.
 *
 * @param support how many certificates are worth an entry of their own, at least 1
 * @param breadth the weight of names that are let in and that nobody uses; 1 unless there would be too many entries
 * @param isComplete whether nothing is left out that can be covered, whatever it costs
 */
record Weights(int support, double breadth, boolean isComplete) {
    /** A subtree at the top of an unregistered name, such as corp, if only part of it is known to be in use. */
    static final double ALL_OF_A_PRIVATE_TOP = 16;

    /** A whole registered domain. */
    static final double ALL_OF_A_DOMAIN = 8;

    /** A domain further below. */
    static final double ALL_OF_A_SUBDOMAIN = 2;

    /** How many new labels make up for one known zone beside them. */
    static final double LABELS_FOR_A_ZONE = 8;

    /** One bit by which a block of addresses is larger than its use. */
    static final double ADDRESS_BIT = 0.5;

    private static final int FEWEST_FOR_A_PRIVATE_TOP = 10;

    /** More than all entries that a policy could have instead of a certificate. */
    private static final double PROHIBITIVE = 1e6;

    Weights {
        if (support < 1) {
            throw new IllegalArgumentException("a support of " + support);
        }
    }

    /** The usual ones for so many certificates: half the logarithm to the base of 2, so 2 of 10, 4 of 100 and 6 of 2,000. */
    static Weights of(long certificates) {
        int support = (int) Math.ceil(Math.log((double) Math.max(1, certificates)) / Math.log(2) / 2);
        return new Weights(Math.max(1, support), 1, false);
    }

    /** The next ones if too much is left out; empty if everything is covered that can be. */
    Optional<Weights> next() {
        return isComplete
                ? Optional.empty()
                : Optional.of(new Weights(Math.max(1, support - 1), breadth, support == 1));
    }

    Weights withBreadth(double other) {
        return new Weights(support, other, isComplete);
    }

    /** The cost of leaving out certificates. */
    double leavingOut(long certificates) {
        return isComplete ? certificates * PROHIBITIVE : (double) certificates / support;
    }

    /** How many certificates an unregistered top-level name needs to become a zone. */
    int supportOfPrivateTop() {
        return Math.max(FEWEST_FOR_A_PRIVATE_TOP, 2 * support);
    }
}

package io.github.pcaconstrain.policy;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * One GeneralSubtree (RFC 5280, section 4.2.1.10).
 *
 * @param base the pattern
 * @param minimum its minimum field, which RFC 5280 wants to be 0
 * @param maximum its maximum field, which RFC 5280 wants to be absent
 */
public record Subtree(SubtreeBase base, BigInteger minimum, Optional<BigInteger> maximum) {
    public Subtree {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(maximum, "maximum");
    }

    /** A subtree as RFC 5280 wants it: minimum 0, no maximum. */
    public static Subtree of(SubtreeBase base) {
        return new Subtree(base, BigInteger.ZERO, Optional.empty());
    }

    /** Whether minimum and maximum are as RFC 5280 wants them. */
    public boolean hasStandardDistance() {
        return minimum.signum() == 0 && maximum.isEmpty();
    }
}

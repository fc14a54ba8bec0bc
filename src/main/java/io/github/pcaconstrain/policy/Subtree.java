package io.github.pcaconstrain.policy;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * One GeneralSubtree (RFC 5280, section 4.2.1.10).
 *
 * @param base the pattern
 * @param minimum its minimum field, which must be 0 according to RFC 5280
 * @param maximum its maximum field, which must be absent according to RFC 5280
 */
public record Subtree(SubtreeBase base, BigInteger minimum, Optional<BigInteger> maximum) {
    public Subtree {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(maximum, "maximum");
    }

    /** A subtree as RFC 5280 requires it: with minimum 0 and no maximum. */
    public static Subtree of(SubtreeBase base) {
        return new Subtree(base, BigInteger.ZERO, Optional.empty());
    }

    /** Whether minimum and maximum are as RFC 5280 requires. */
    public boolean hasStandardDistance() {
        return minimum.signum() == 0 && maximum.isEmpty();
    }
}

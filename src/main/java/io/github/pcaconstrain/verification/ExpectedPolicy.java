package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Objects;

/**
 * The constraints that a CA of the chain must have.
 *
 * @param constraints the constraints; the extension must have the same encoding and criticality
 * @param place the CA, counted from the leaf: 1 is the nearest CA above it, 0 the leaf itself
 */
public record ExpectedPolicy(NameConstraints constraints, int place) {
    public ExpectedPolicy {
        Objects.requireNonNull(constraints, "constraints");
        if (constraints.isEmpty() || place < 0) {
            throw new IllegalArgumentException("no constraints, or no place");
        }
    }
}

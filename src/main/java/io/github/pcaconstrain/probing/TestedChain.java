package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import java.util.List;
import java.util.Optional;

/**
 * The constraints that decide on the names of a test.
 *
 * @param constraints those of the CA under test and of the CAs above it, the highest first; without the CAs that have none
 */
public record TestedChain(List<CaConstraints> constraints) {
    public TestedChain {
        constraints = List.copyOf(constraints);
    }

    /** The constraints that probes are made from: the CA's own, or where it has none, those next above it. */
    public Optional<NameConstraints> tested() {
        return constraints.isEmpty()
                ? Optional.empty()
                : Optional.of(constraints.get(constraints.size() - 1).constraints());
    }

    ConstraintChain compiled() {
        return ConstraintChain.of(constraints, LeadingDot.ONLY_BELOW);
    }
}

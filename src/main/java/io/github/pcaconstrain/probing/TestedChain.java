package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import java.util.List;
import java.util.Optional;

/**
 * The constraints that apply to the names of a test.
 *
 * @param constraints the constraints of the CA under test and of the CAs above it, the highest first; CAs without
 *     constraints are left out
 */
public record TestedChain(List<CaConstraints> constraints) {
    public TestedChain {
        constraints = List.copyOf(constraints);
    }

    /**
     * The constraints from which probes are derived: the CA's own or, if it has none, those of the nearest CA above it.
     */
    public Optional<NameConstraints> tested() {
        return constraints.isEmpty()
                ? Optional.empty()
                : Optional.of(constraints.get(constraints.size() - 1).constraints());
    }

    ConstraintChain compiled() {
        return ConstraintChain.of(constraints, LeadingDot.ONLY_BELOW);
    }
}

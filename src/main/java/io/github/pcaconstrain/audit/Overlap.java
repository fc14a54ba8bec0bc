package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.path.AuditedConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.NestedBases;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of some bases let no name pass below the CAs of a path. Each CA is compared with the bases once, on however many paths it
 * is. Not for several threads.
 */
final class Overlap {
    private final List<SubtreeBase> bases;
    private final NestedBases nested;
    private final Map<AuditedConstraints, Set<SubtreeBase>> dead = new HashMap<>();

    Overlap(List<SubtreeBase> bases) {
        this.bases = bases.stream().distinct().toList();
        nested = NestedBases.of(Side.PERMITTED, this.bases);
    }

    /** The bases, each once. */
    List<SubtreeBase> bases() {
        return bases;
    }

    /** Whether no name inside of the base can pass all CAs of the path. */
    boolean isDead(SubtreeBase base, List<AuditedConstraints> path) {
        return path.stream().anyMatch(ca -> deadBelow(ca).contains(base));
    }

    private Set<SubtreeBase> deadBelow(AuditedConstraints ca) {
        return dead.computeIfAbsent(ca, made -> made.dead(bases, nested));
    }
}

package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.NestedBases;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Determines which bases allow no name below the CAs of a path. Each CA is compared with the bases only once, even if
 * it is in several paths. Not thread-safe.
 */
public final class Overlap {
    private final List<SubtreeBase> bases;
    private final NestedBases nested;
    private final Map<AuditedConstraints, Set<SubtreeBase>> dead = new HashMap<>();

    /** Creates a comparison of these bases with CAs. */
    public Overlap(List<SubtreeBase> bases) {
        this.bases = bases.stream().distinct().toList();
        nested = NestedBases.of(Side.PERMITTED, this.bases);
    }

    /** The distinct bases. */
    public List<SubtreeBase> bases() {
        return bases;
    }

    /** Whether the CAs of the path together allow no name inside the base. */
    public boolean isDead(SubtreeBase base, List<AuditedConstraints> path) {
        return path.stream().anyMatch(ca -> deadBelow(ca).contains(base));
    }

    private Set<SubtreeBase> deadBelow(AuditedConstraints ca) {
        return dead.computeIfAbsent(ca, made -> made.dead(bases, nested));
    }
}

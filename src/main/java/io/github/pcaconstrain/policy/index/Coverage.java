package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Determines which bases the subtrees of one list cover. It is compiled once; after that, the time of a look-up depends
 * on the length of the base, not on the number of subtrees. Only single subtrees count: two halves of a block do not
 * count as covering the whole.
 */
public final class Coverage {
    private final List<SubtreeIndex<?>> indexes;
    /** Forms and bases that cannot be matched: each covers only equal ones. */
    private final Map<SubtreeBase, Subtree> unmatched = new HashMap<>();

    private Coverage(Side side, List<Subtree> subtrees) {
        SubtreeIndexes compiled = new SubtreeIndexes(side, subtrees);
        indexes = compiled.all();
        compiled.unmatched().forEach(subtree -> unmatched.putIfAbsent(subtree.base(), subtree));
    }

    /** The coverage of a list of subtrees. */
    public static Coverage of(Side side, List<Subtree> subtrees) {
        return new Coverage(side, subtrees);
    }

    /** The coverage of one list of some constraints. */
    public static Coverage of(Side side, NameConstraints constraints) {
        return new Coverage(side, side == Side.PERMITTED ? constraints.permitted() : constraints.excluded());
    }

    /** A subtree that covers everything that the base covers; the widest if there are several. */
    public Optional<Subtree> covering(SubtreeBase base) {
        for (SubtreeIndex<?> index : indexes) {
            Optional<Subtree> covering = index.coveringAll(base);
            if (covering.isPresent()) {
                return covering;
            }
        }
        return Optional.ofNullable(unmatched.get(base));
    }

    /** Whether the one base covers everything that the other covers. */
    public static boolean covers(Side side, SubtreeBase wider, SubtreeBase narrower) {
        return of(side, List.of(Subtree.of(wider))).covering(narrower).isPresent();
    }
}

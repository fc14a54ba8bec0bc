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
 * Which bases the subtrees of one list cover. Compiled once; a question costs the length of the base, whatever the number
 * of subtrees. Only single subtrees count: two halves of a block are not seen to cover the whole.
 */
public final class Coverage {
    private final List<SubtreeIndex<?>> indexes;
    /** Forms that are not matched, and bases that cannot be: each covers only its like. */
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

    /** A subtree that covers everything that the base covers, as far as one can be found; the widest if several do. */
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

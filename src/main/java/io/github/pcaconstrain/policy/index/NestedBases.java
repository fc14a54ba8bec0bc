package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds all bases of a list that cover another base; {@link Coverage} finds only the widest. Bases of one form are
 * either disjoint or nested, so they form layers: those that no other covers, those that only one of these covers, and
 * so on. The time of a look-up depends on the length of the base and the number of layers, not on the number of bases.
 * Honest lists have one or two layers.
 */
public final class NestedBases {
    private final Side side;
    private final List<Coverage> layers = new ArrayList<>();
    private final Map<SubtreeBase, SubtreeBase> representatives = new LinkedHashMap<>();

    private NestedBases(Side side) {
        this.side = side;
    }

    /** Creates the layers of some bases. */
    public static NestedBases of(Side side, Collection<? extends SubtreeBase> bases) {
        NestedBases nested = new NestedBases(side);
        for (Collection<? extends SubtreeBase> rest = new LinkedHashSet<>(bases); !rest.isEmpty(); ) {
            rest = nested.addLayer(rest);
        }
        return nested;
    }

    /** Takes the bases that none of the others covers, and leaves the rest. */
    private Set<SubtreeBase> addLayer(Collection<? extends SubtreeBase> bases) {
        Coverage layer = Coverage.of(side, bases.stream().map(Subtree::of).toList());
        layers.add(layer);
        Set<SubtreeBase> rest = new LinkedHashSet<>();
        for (SubtreeBase base : bases) {
            SubtreeBase widest = layer.covering(base).map(Subtree::base).orElse(base);
            if (widest.equals(base) || Coverage.covers(side, base, widest)) {
                representatives.put(base, widest);
            } else {
                rest.add(base);
            }
        }
        return rest;
    }

    /** The base that represents all bases of the list with the same coverage, such as other spellings. */
    public SubtreeBase representative(SubtreeBase base) {
        return representatives.getOrDefault(base, base);
    }

    /** The representatives of all bases of the list that cover everything that a base covers, the widest first. */
    public List<SubtreeBase> covering(SubtreeBase base) {
        List<SubtreeBase> covering = new ArrayList<>();
        for (Coverage layer : layers) {
            Optional<SubtreeBase> widest = layer.covering(base).map(Subtree::base);
            if (widest.isEmpty()) {
                return covering;
            }
            covering.add(representative(widest.get()));
        }
        return covering;
    }
}

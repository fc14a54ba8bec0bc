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
 * Which bases of a list cover another base: all of them, where {@link Coverage} names the widest. Bases of one form are apart or one
 * holds the other, so they lie in layers: those that no other covers, those that only one of these covers, and so on. A
 * question costs the length of the base times the number of layers, whatever the number of bases, and honest lists have one
 * or two.
 */
public final class NestedBases {
    private final Side side;
    private final List<Coverage> layers = new ArrayList<>();
    private final Map<SubtreeBase, SubtreeBase> representatives = new LinkedHashMap<>();

    private NestedBases(Side side) {
        this.side = side;
    }

    /** The layers of some bases. */
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

    /** The base of the list that stands for those that cover just the same, such as other spellings of one. */
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

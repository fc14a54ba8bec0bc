package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A subtree with its side.
 *
 * @param side the list that contains it
 * @param subtree the subtree
 */
record PlacedSubtree(Side side, Subtree subtree) {
    /** Every subtree of the constraints, the permitted ones first. */
    static Stream<PlacedSubtree> all(Subject subject) {
        // Not Stream.concat, which creates spliterators: class archives cannot store their lambdas.
        List<PlacedSubtree> all = new ArrayList<>();
        subject.constraints().permitted().forEach(subtree -> all.add(new PlacedSubtree(Side.PERMITTED, subtree)));
        subject.constraints().excluded().forEach(subtree -> all.add(new PlacedSubtree(Side.EXCLUDED, subtree)));
        return all.stream();
    }

    /** The subtrees of a list. */
    static Stream<PlacedSubtree> on(Side side, List<Subtree> subtrees) {
        return subtrees.stream().map(subtree -> new PlacedSubtree(side, subtree));
    }

    SubtreeBase base() {
        return subtree.base();
    }

    boolean isPermitted() {
        return side == Side.PERMITTED;
    }

    /** How findings refer to it: {@code permitted dns:example.com}. */
    String place() {
        return side.label() + " " + base().text();
    }
}

package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subtree without effect, because another one of its list covers it.
 *
 * @param entry the subtree
 * @param by the one that covers it
 */
record Redundancy(PlacedSubtree entry, Subtree by) {
    /** Every redundant subtree of the constraints, the permitted ones first. */
    static Stream<Redundancy> in(NameConstraints constraints) {
        return Stream.concat(
                in(Side.PERMITTED, constraints.permitted()).stream(),
                in(Side.EXCLUDED, constraints.excluded()).stream());
    }

    private static List<Redundancy> in(Side side, List<Subtree> subtrees) {
        Coverage coverage = Coverage.of(side, subtrees);
        Set<String> seen = new HashSet<>();
        List<Redundancy> found = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            String spelling = spelling(subtree);
            boolean first = seen.add(spelling);
            coverage.covering(subtree.base())
                    .filter(by -> !first || !spelling(by).equals(spelling))
                    .ifPresent(by -> found.add(new Redundancy(new PlacedSubtree(side, subtree), by)));
        }
        return found;
    }

    // Not the record itself: the first hash of any record takes the JVM as long as all other rules together.
    private static String spelling(Subtree subtree) {
        return subtree.base().exactText() + " " + subtree.minimum() + " " + subtree.maximum();
    }

    /** Whether both cover the same, so that the one repeats the other. */
    boolean isSame() {
        return Coverage.covers(entry.side(), entry.base(), by.base());
    }
}

package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.Coverage;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Side;
import io.github.pcaconstrain.policy.Subtree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subtree that changes nothing, because another of its list covers it.
 *
 * @param entry the subtree
 * @param by the one that covers it
 */
record Redundancy(Entry entry, Subtree by) {
    /** Every redundant subtree of the constraints, the permitted ones first. */
    static Stream<Redundancy> in(NameConstraints constraints) {
        return Stream.concat(
                in(Side.PERMITTED, constraints.permitted()).stream(),
                in(Side.EXCLUDED, constraints.excluded()).stream());
    }

    private static List<Redundancy> in(Side side, List<Subtree> subtrees) {
        Coverage coverage = Coverage.of(side, subtrees);
        Set<Subtree> seen = new HashSet<>();
        List<Redundancy> found = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            boolean first = seen.add(subtree);
            coverage.covering(subtree.base())
                    .filter(by -> !first || !by.equals(subtree))
                    .ifPresent(by -> found.add(new Redundancy(new Entry(side, subtree), by)));
        }
        return found;
    }

    /** Whether both cover the same, so that the one repeats the other. */
    boolean isSame() {
        return Coverage.covers(entry.side(), entry.base(), by.base());
    }
}

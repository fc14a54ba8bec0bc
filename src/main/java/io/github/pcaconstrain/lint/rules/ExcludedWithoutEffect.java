package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Finds exclusions outside everything that is permitted of their form. */
final class ExcludedWithoutEffect {
    private ExcludedWithoutEffect() {}

    static Stream<Problem> in(NameConstraints constraints) {
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        Set<NameForm> listed = new HashSet<>();
        Set<Subtree> effective = new HashSet<>();
        for (Subtree subtree : constraints.permitted()) {
            listed.add(subtree.base().form());
            excluded.covering(subtree.base()).ifPresent(effective::add);
        }
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .filter(entry -> listed.contains(entry.base().form())
                        && !effective.contains(entry.subtree())
                        && permitted.covering(entry.base()).isEmpty()
                        && excluded.covering(entry.base())
                                .filter(entry.subtree()::equals)
                                .isPresent())
                .map(entry -> Problem.of(entry, "it lies outside everything permitted, so it has no effect"));
    }
}

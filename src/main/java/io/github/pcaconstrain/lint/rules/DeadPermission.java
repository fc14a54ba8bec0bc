package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.stream.Stream;

/**
 * A permitted subtree that permits nothing, because an excluded one covers it.
 *
 * @param entry the permitted subtree
 * @param by the excluded subtree
 */
record DeadPermission(PlacedSubtree entry, Subtree by) {
    /** Every such subtree of the constraints. */
    static Stream<DeadPermission> in(NameConstraints constraints) {
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        return PlacedSubtree.on(Side.PERMITTED, constraints.permitted())
                .flatMap(entry -> excluded.covering(entry.base()).map(by -> new DeadPermission(entry, by)).stream());
    }

    /** Whether both cover the same. */
    boolean isSame() {
        return Coverage.covers(Side.PERMITTED, entry.base(), by.base());
    }
}

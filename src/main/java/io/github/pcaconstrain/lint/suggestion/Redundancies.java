package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashSet;
import java.util.Set;

/** Drops subtrees that another one of their list covers. */
final class Redundancies implements SuggestionStep {
    @Override
    public void apply(Draft draft) {
        for (Side side : Side.values()) {
            Coverage coverage = Coverage.of(side, draft.on(side));
            Set<Subtree> seen = new HashSet<>();
            draft.remove(
                    side,
                    subtree -> {
                        boolean first = seen.add(subtree);
                        return coverage.covering(subtree.base())
                                .filter(by -> !first || !by.equals(subtree))
                                .isPresent();
                    },
                    Effect.SAME,
                    "another one covers it, so it has no effect");
        }
    }
}

package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/** A step that looks at each subtree on its own. */
abstract class EachSubtree implements SuggestionStep {
    /** What stands in the place of a subtree, or nothing where it may stay. */
    abstract Optional<SubtreeReplacement> replacement(Subtree subtree);

    @Override
    public final void apply(Draft draft) {
        for (Side side : Side.values()) {
            draft.replace(side, this::replacement);
        }
    }
}

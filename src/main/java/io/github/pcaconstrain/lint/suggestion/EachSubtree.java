package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/** A step that handles each subtree separately. */
abstract class EachSubtree implements SuggestionStep {
    /** The replacement of a subtree; empty if it stays. */
    abstract Optional<SubtreeReplacement> replacement(Subtree subtree);

    @Override
    public final void apply(Draft draft) {
        for (Side side : Side.values()) {
            draft.replace(side, this::replacement);
        }
    }
}

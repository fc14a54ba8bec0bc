package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Side;
import io.github.pcaconstrain.policy.Subtree;
import java.util.Optional;

/** A step that looks at each subtree on its own. */
abstract class EachSubtree implements Step {
    /** What stands in the place of a subtree, or nothing where it may stay. */
    abstract Optional<Replacement> replacement(Subtree subtree);

    @Override
    public final void apply(Draft draft) {
        for (Side side : Side.values()) {
            draft.replace(side, this::replacement);
        }
    }
}

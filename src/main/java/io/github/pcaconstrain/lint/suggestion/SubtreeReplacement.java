package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;

/**
 * The replacement of a subtree.
 *
 * @param subtree the new subtree
 * @param effect the effect on the names that may be issued
 * @param why the reason
 */
record SubtreeReplacement(Subtree subtree, Effect effect, String why) {
    static SubtreeReplacement same(SubtreeBase base, String why) {
        return new SubtreeReplacement(Subtree.of(base), Effect.SAME, why);
    }
}

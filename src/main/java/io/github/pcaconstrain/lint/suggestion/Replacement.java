package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;

/**
 * Something in the place of a subtree.
 *
 * @param subtree the new subtree
 * @param effect what that does to the names that may be issued
 * @param why the reason
 */
record Replacement(Subtree subtree, Effect effect, String why) {
    static Replacement same(SubtreeBase base, String why) {
        return new Replacement(Subtree.of(base), Effect.SAME, why);
    }
}

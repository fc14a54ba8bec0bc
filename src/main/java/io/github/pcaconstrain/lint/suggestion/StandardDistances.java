package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.Subtree;
import java.util.Optional;

/** Drops minimum and maximum. */
final class StandardDistances extends EachSubtree {
    @Override
    Optional<SubtreeReplacement> replacement(Subtree subtree) {
        return subtree.hasStandardDistance()
                ? Optional.empty()
                : Optional.of(new SubtreeReplacement(
                        Subtree.of(subtree.base()),
                        Effect.WIDENS,
                        "minimum and maximum are removed; verifiers must refuse a CA with them, and accept one "
                                + "without them"));
    }
}

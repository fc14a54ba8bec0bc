package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.util.Optional;

/**
 * The subtrees of one form on one side, indexed so that the time of a look-up depends on the length of the name, not on
 * the number of subtrees.
 *
 * @param <N> the type of the name
 */
public interface SubtreeIndex<N> {
    /** Whether there is no subtree of this form. */
    boolean isEmpty();

    /** A subtree that covers the name; the widest if there are several. */
    Optional<Subtree> covering(N name);

    /** How the subtree covers the name, in words that are followed by its side and base. */
    default String covers(N name) {
        return "inside ";
    }

    /** A subtree that covers every name that the base covers; empty for a base of another form. */
    Optional<Subtree> coveringAll(SubtreeBase base);

    /** A subtree that has the most in common with the name. */
    Optional<Subtree> nearest(N name);
}

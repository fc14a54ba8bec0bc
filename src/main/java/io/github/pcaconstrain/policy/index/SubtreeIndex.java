package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.util.Optional;

/**
 * The subtrees of one form on one side, arranged so that a look-up costs the length of the name and not the number of
 * subtrees.
 *
 * @param <N> what is looked up
 */
public interface SubtreeIndex<N> {
    /** Whether there is no subtree of this form. */
    boolean isEmpty();

    /** A subtree that covers the name; the widest where several do. */
    Optional<Subtree> covering(N name);

    /** How the subtree that covers the name does so, in words that its side and base follow. */
    default String covers(N name) {
        return "inside ";
    }

    /** A subtree that covers every name that the base covers; nothing for a base of another form. */
    Optional<Subtree> coveringAll(SubtreeBase base);

    /** A subtree that shares as much with the name as any does. */
    Optional<Subtree> nearest(N name);
}

/**
 * Subtrees arranged for look-ups: tries, ranges and tables, so that a name costs its length and not the number of
 * constraints. Start at {@link io.github.pcaconstrain.policy.index.SubtreeIndex}; each form has an index, with the RFC
 * quoted above it.
 */
@NullMarked
package io.github.pcaconstrain.policy.index;

import org.jspecify.annotations.NullMarked;

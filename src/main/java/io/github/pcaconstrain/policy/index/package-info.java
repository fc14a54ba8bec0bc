/**
 * Indexes of subtrees: tries, ranges and tables, in which the time of a look-up depends on the length of the name, not
 * on the number of constraints. Start at {@link io.github.pcaconstrain.policy.index.SubtreeIndex}; each form has an
 * index, with the RFC quoted above it.
 */
@NullMarked
package io.github.pcaconstrain.policy.index;

import org.jspecify.annotations.NullMarked;

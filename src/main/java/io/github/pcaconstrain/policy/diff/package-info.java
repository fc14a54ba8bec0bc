/**
 * Compares the meaning of two sets of constraints. Start at {@link io.github.pcaconstrain.policy.diff.ConstraintsDiff}.
 */
@NullMarked
package io.github.pcaconstrain.policy.diff;

import org.jspecify.annotations.NullMarked;

/**
 * How two sets of constraints differ in meaning. Start at {@link io.github.pcaconstrain.policy.diff.ConstraintsDiff}.
 */
@NullMarked
package io.github.pcaconstrain.policy.diff;

import org.jspecify.annotations.NullMarked;

/**
 * Policies that keep everyone but one role from signing around the constraints of a CA. Start at
 * {@link io.github.pcaconstrain.guard.GuardPolicy}.
 */
@NullMarked
package io.github.pcaconstrain.guard;

import org.jspecify.annotations.NullMarked;

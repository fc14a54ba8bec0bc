/**
 * Finds the existing certificates that new constraints would refuse, and the change to the constraints that would keep
 * them. Start at {@link io.github.pcaconstrain.impact.Impact}.
 */
@NullMarked
package io.github.pcaconstrain.impact;

import org.jspecify.annotations.NullMarked;

/**
 * Which certificates that exist new constraints would refuse, and what of the constraints would have to change. Start at
 * {@link io.github.pcaconstrain.impact.Impact}.
 */
@NullMarked
package io.github.pcaconstrain.impact;

import org.jspecify.annotations.NullMarked;

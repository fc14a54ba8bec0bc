/** Tests of what is kept of a trail. */
@NullMarked
package io.github.pcaconstrain.audit.trail;

import org.jspecify.annotations.NullMarked;

/** The sandbox's own requests, below {@code /_sandbox/}: its health, its state, and the way back to an empty one. */
@NullMarked
package io.github.pcaconstrain.sandbox.control;

import org.jspecify.annotations.NullMarked;

/** The sandbox's own requests, below {@code /_sandbox/}: its health, its state, and a reset to an empty state. */
@NullMarked
package io.github.pcaconstrain.sandbox.control;

import org.jspecify.annotations.NullMarked;

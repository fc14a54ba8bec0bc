/**
 * A local AWS Private CA and ACM over the real wire protocol.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.Sandbox}. Below it, {@code wire} speaks HTTP, {@code state}
 * remembers, {@code authority} signs, {@code pca} and {@code acm} implement the operations of acm-pca and ACM, and
 * {@code fault} makes them misbehave. It imports no other package of this project, so that a mistake in the encoder or
 * the matcher cannot cancel itself out. {@code docs/reference/sandbox.md} lists what it does not check, and what it
 * assumes about AWS.
 */
@NullMarked
package io.github.pcaconstrain.sandbox;

import org.jspecify.annotations.NullMarked;

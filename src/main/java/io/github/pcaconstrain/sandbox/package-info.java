/**
 * A local AWS Private CA and ACM over the real wire protocol.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.Sandbox}. Below it, {@code wire} speaks HTTP, {@code state}
 * remembers, {@code authority} signs, {@code pca} and {@code acm} implement the operations of acm-pca and ACM, and
 * {@code fault} makes them misbehave. It imports nothing else of ours:
 * a mistake of our encoder or matcher must not cancel itself out here. {@code docs/reference/sandbox.md} lists what it does not
 * check and what is assumed of AWS.
 */
@NullMarked
package io.github.pcaconstrain.sandbox;

import org.jspecify.annotations.NullMarked;

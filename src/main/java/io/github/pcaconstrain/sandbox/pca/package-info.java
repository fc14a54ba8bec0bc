/**
 * AWS Private CA's operations.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.pca.PrivateCa}, which lists them. The shapes are those of the
 * public model; {@code authority} decides what is signed.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.pca;

import org.jspecify.annotations.NullMarked;

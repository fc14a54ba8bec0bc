/**
 * AWS Private CA's operations.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.pca.PrivateCa}, which lists them. Shapes are the public model's;
 * what is signed is {@code authority}'s business.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.pca;

import org.jspecify.annotations.NullMarked;

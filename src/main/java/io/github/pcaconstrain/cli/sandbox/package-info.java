/** The command {@code sandbox}: runs a local AWS Private CA until it is interrupted. */
@NullMarked
package io.github.pcaconstrain.cli.sandbox;

import org.jspecify.annotations.NullMarked;

/**
 * The command {@code check}: tells whether constraints allow names. Start at
 * {@link io.github.pcaconstrain.cli.check.CheckCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.check;

import org.jspecify.annotations.NullMarked;

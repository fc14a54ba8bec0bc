/** The {@code guard} command. Start at {@link io.github.pcaconstrain.cli.guard.GuardCommand}. */
@NullMarked
package io.github.pcaconstrain.cli.guard;

import org.jspecify.annotations.NullMarked;

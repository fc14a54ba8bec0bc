/**
 * The command {@code apply}: plans a CA's change, asks, and does it. Start at
 * {@link io.github.pcaconstrain.cli.apply.ApplyCommand}; then {@link io.github.pcaconstrain.cli.apply.Constraining}, for
 * a CA that exists, and {@link io.github.pcaconstrain.cli.apply.Creating}, for a new one. Both go through
 * {@link io.github.pcaconstrain.cli.apply.Approval}, for everything before the first change, and
 * {@link io.github.pcaconstrain.cli.apply.ApplySteps}, for everything after it. It consists of the steps of other
 * commands, so it alone may import them.
 */
@NullMarked
package io.github.pcaconstrain.cli.apply;

import org.jspecify.annotations.NullMarked;

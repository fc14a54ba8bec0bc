/**
 * The command {@code apply}: plans a CA's change, asks, and does it. Start at {@link
 * io.github.pcaconstrain.cli.apply.ApplyCommand}. It is made of the steps of other commands, so it alone may import
 * them.
 */
@NullMarked
package io.github.pcaconstrain.cli.apply;

import org.jspecify.annotations.NullMarked;

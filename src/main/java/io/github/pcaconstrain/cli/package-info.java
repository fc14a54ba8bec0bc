/**
 * The command line: one class per command, which reads its options, calls one service and renders the result. Start at
 * {@link io.github.pcaconstrain.cli.Main}; the rules for what is printed where stand in
 * {@link io.github.pcaconstrain.cli.Console}. Commands are built by hand, not from annotations, and only the one that is
 * asked for: reflection over annotations costs a fifth of a short command's time.
 */
@NullMarked
package io.github.pcaconstrain.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The command line: which commands there are, and how they are run. Start at {@link io.github.pcaconstrain.cli.Main},
 * then {@link io.github.pcaconstrain.cli.CommandLines}. Every command has a package of its own, which reads its
 * options, calls one service and shows the result; no command but {@code apply} imports another. What they share is in
 * {@code shell}, {@code option}, {@code input} and {@code show}, each of which imports only those before it. Commands
 * are built by hand rather than from annotations, and only the one that is needed: reflection over annotations would
 * take a fifth of a short command's time.
 */
@NullMarked
package io.github.pcaconstrain.cli;

import org.jspecify.annotations.NullMarked;

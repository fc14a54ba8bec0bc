/**
 * What the user sees while a command runs, what it has changed, and what happens on Ctrl-C. Start at
 * {@link io.github.pcaconstrain.cli.progress.ProgressDisplay}.
 */
@NullMarked
package io.github.pcaconstrain.cli.progress;

import org.jspecify.annotations.NullMarked;

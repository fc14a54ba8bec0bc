/**
 * What the user sees while a command runs, and what happens on Ctrl-C. Start at
 * {@link io.github.pcaconstrain.cli.progress.ProgressDisplay}.
 */
@NullMarked
package io.github.pcaconstrain.cli.progress;

import org.jspecify.annotations.NullMarked;

/**
 * Questions at a terminal: a choice from a list, answers that are checked while they are typed, and yes or no. Start at
 * {@link io.github.pcaconstrain.cli.prompt.Prompter}.
 */
@NullMarked
package io.github.pcaconstrain.cli.prompt;

import org.jspecify.annotations.NullMarked;

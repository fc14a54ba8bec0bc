/**
 * Scripts for completion in shells, generated from the commands' own options. Start at
 * {@link io.github.pcaconstrain.cli.completion.CompletedCommand}, which all scripts are generated from.
 */
@NullMarked
package io.github.pcaconstrain.cli.completion;

import org.jspecify.annotations.NullMarked;

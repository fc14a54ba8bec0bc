/**
 * Makes the tool start quickly: runs typical commands, from which the start script creates class archives. Start at
 * {@link io.github.pcaconstrain.cli.startup.Training}.
 */
@NullMarked
package io.github.pcaconstrain.cli.startup;

import org.jspecify.annotations.NullMarked;

/**
 * What makes the tool start quickly: runs of typical commands, of which the start script makes class archives. Start
 * at {@link io.github.pcaconstrain.cli.startup.Training}.
 */
@NullMarked
package io.github.pcaconstrain.cli.startup;

import org.jspecify.annotations.NullMarked;

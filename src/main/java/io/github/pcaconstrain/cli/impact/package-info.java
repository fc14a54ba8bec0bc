/**
 * The command {@code impact}: tells which certificates new constraints would refuse. Start at
 * {@link io.github.pcaconstrain.cli.impact.ImpactCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.impact;

import org.jspecify.annotations.NullMarked;

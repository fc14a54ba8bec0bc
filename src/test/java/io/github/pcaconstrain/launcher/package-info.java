/**
 * Tests of the start scripts, run as processes with a small jar in the place of the real one.
 *
 * <p>Start with {@link io.github.pcaconstrain.launcher.StartScript}, which runs a script in a clean environment.
 */
@NullMarked
package io.github.pcaconstrain.launcher;

import org.jspecify.annotations.NullMarked;

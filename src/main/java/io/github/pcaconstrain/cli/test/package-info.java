/**
 * The command {@code test}: tests names on a CA. Start at {@link io.github.pcaconstrain.cli.test.TestCommand};
 * {@link io.github.pcaconstrain.cli.test.ProbeSession} is the test itself, which {@code apply} also uses.
 */
@NullMarked
package io.github.pcaconstrain.cli.test;

import org.jspecify.annotations.NullMarked;

/**
 * The command {@code test}: names tried on a CA. Start at {@link io.github.pcaconstrain.cli.test.TestCommand}; {@link
 * io.github.pcaconstrain.cli.test.ProbeSession} is the test as {@code apply} makes it, too.
 */
@NullMarked
package io.github.pcaconstrain.cli.test;

import org.jspecify.annotations.NullMarked;

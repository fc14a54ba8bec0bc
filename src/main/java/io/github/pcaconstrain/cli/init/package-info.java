/** Asks what a CA is for, and writes a policy file. Start at {@link io.github.pcaconstrain.cli.init.InitCommand}. */
@NullMarked
package io.github.pcaconstrain.cli.init;

import org.jspecify.annotations.NullMarked;

/** The command {@code verify}: judges one chain. Start at {@link io.github.pcaconstrain.cli.verify.VerifyCommand}. */
@NullMarked
package io.github.pcaconstrain.cli.verify;

import org.jspecify.annotations.NullMarked;

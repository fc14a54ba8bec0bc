/**
 * The command {@code decode}: turns any encoded form of constraints, or a certificate, back into a policy. Start at
 * {@link io.github.pcaconstrain.cli.decode.DecodeCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.decode;

import org.jspecify.annotations.NullMarked;

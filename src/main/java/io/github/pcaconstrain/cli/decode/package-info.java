/**
 * The command {@code decode}: any encoded form of constraints, or a certificate, back to a policy. Start at {@link
 * io.github.pcaconstrain.cli.decode.DecodeCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.decode;

import org.jspecify.annotations.NullMarked;

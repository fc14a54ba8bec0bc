/**
 * Asks other verifiers about the same chain: the JDK and Bouncy Castle in Java, others through their command-line tools
 * if they are installed. Start at {@link io.github.pcaconstrain.verification.witness.Witness}.
 */
@NullMarked
package io.github.pcaconstrain.verification.witness;

import org.jspecify.annotations.NullMarked;

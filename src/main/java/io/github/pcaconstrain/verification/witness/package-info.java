/**
 * Other verifiers, put the same chain: the JDK and Bouncy Castle in this process, others by their command-line tools where
 * they are installed. Start at {@link io.github.pcaconstrain.verification.witness.Witness}.
 */
@NullMarked
package io.github.pcaconstrain.verification.witness;

import org.jspecify.annotations.NullMarked;

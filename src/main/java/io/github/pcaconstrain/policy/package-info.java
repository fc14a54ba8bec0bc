/**
 * What a CA may sign: the model of RFC 5280's NameConstraints. Start at {@link
 * io.github.pcaconstrain.policy.NameConstraints}; {@link io.github.pcaconstrain.policy.SubtreeBase} has the kinds of
 * constraints. Names are in {@code policy.name}, what constraints say of them in {@code policy.chain}. All of it
 * stands on the JDK alone: it knows nothing of DER, files, AWS or the command line.
 */
@NullMarked
package io.github.pcaconstrain.policy;

import org.jspecify.annotations.NullMarked;

/**
 * What a CA may sign: the model of RFC 5280's NameConstraints. Start at {@link
 * io.github.pcaconstrain.policy.NameConstraints}; {@link io.github.pcaconstrain.policy.SubtreeBase} has the kinds of
 * constraints. Names are in {@code policy.name}, and verdicts on them in {@code policy.chain}. All of this depends on
 * the JDK only, not on DER, files, AWS or the command line.
 */
@NullMarked
package io.github.pcaconstrain.policy;

import org.jspecify.annotations.NullMarked;

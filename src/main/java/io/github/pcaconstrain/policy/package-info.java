/**
 * What a CA may sign: the RFC 5280 NameConstraints model and the matcher over it.
 *
 * <p>Start at {@link io.github.pcaconstrain.policy.NameConstraints} (the model) and
 * {@link io.github.pcaconstrain.policy.ConstraintChain} (the verdicts). The package stands on the JDK alone: it knows
 * nothing of DER, files, AWS or the command line.
 */
@NullMarked
package io.github.pcaconstrain.policy;

import org.jspecify.annotations.NullMarked;

/**
 * Decides whether the constraints of a chain of CAs allow a name. Start at {@link
 * io.github.pcaconstrain.policy.chain.ConstraintChain}.
 */
@NullMarked
package io.github.pcaconstrain.policy.chain;

import org.jspecify.annotations.NullMarked;

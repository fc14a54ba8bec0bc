/**
 * One chain, judged: its path, its name constraints and its host name side by side, never mixed up.
 *
 * <p>Start at {@link io.github.pcaconstrain.verification.Verification}, which takes a
 * {@link io.github.pcaconstrain.verification.VerificationRequest} and gives a
 * {@link io.github.pcaconstrain.verification.VerificationResult}. What other verifiers say of the same chain is in
 * {@code verification.witness}.
 */
@NullMarked
package io.github.pcaconstrain.verification;

import org.jspecify.annotations.NullMarked;

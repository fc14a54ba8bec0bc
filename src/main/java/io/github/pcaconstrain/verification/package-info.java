/**
 * Verifies one chain, with separate verdicts on its path, its name constraints and its host name.
 *
 * <p>Start at {@link io.github.pcaconstrain.verification.Verification}, which takes a {@link
 * io.github.pcaconstrain.verification.VerificationRequest} and returns a {@link
 * io.github.pcaconstrain.verification.VerificationResult}. The verdicts of other verifiers are in {@code
 * verification.witness}.
 */
@NullMarked
package io.github.pcaconstrain.verification;

import org.jspecify.annotations.NullMarked;

/**
 * Verifies signatures and computes digests for the whole tool, so that the result does not depend on the caller. Start
 * at {@link io.github.pcaconstrain.crypto.SignatureVerifier}.
 */
@NullMarked
package io.github.pcaconstrain.crypto;

import org.jspecify.annotations.NullMarked;

/**
 * The one place that verifies signatures, and the one that computes digests, so that what counts as signed does not depend on
 * who asks. Start at {@link io.github.pcaconstrain.crypto.SignatureVerifier}.
 */
@NullMarked
package io.github.pcaconstrain.crypto;

import org.jspecify.annotations.NullMarked;

/**
 * What a private CA signs about revoked certificates: CRLs and OCSP responses. The package keeps no state.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.revocation.RevocationList} and
 * {@link io.github.pcaconstrain.sandbox.revocation.OcspRequest}.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.revocation;

import org.jspecify.annotations.NullMarked;

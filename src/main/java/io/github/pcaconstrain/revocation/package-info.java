/**
 * Checks whether a certificate is revoked according to its issuer: {@link
 * io.github.pcaconstrain.revocation.RevocationCheck} queries the CRLs and OCSP responders that the certificate names.
 */
@NullMarked
package io.github.pcaconstrain.revocation;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a certificate is revoked, as its issuer publishes it: {@link io.github.pcaconstrain.revocation.RevocationCheck} asks
 * the CRLs and OCSP responders that the certificate names. Nothing here prints.
 */
@NullMarked
package io.github.pcaconstrain.revocation;

import org.jspecify.annotations.NullMarked;

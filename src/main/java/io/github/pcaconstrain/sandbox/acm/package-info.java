/**
 * ACM's operations, but for those of ACME.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.acm.CertificateManager}, which lists them. A request is decided at
 * once and its outcome shown after a moment, so that nothing runs in the background:
 * {@link io.github.pcaconstrain.sandbox.acm.PrivateIssuer} decides, {@link io.github.pcaconstrain.sandbox.acm.Certificates}
 * shows. Private certificates come from {@code pca} only, as a client of it.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.acm;

import org.jspecify.annotations.NullMarked;

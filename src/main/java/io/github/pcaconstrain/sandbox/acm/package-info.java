/**
 * ACM's operations, except those of ACME.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.acm.CertificateManager}, which lists them. A request is decided at
 * once, and its outcome is shown after a moment, so nothing runs in the background:
 * {@link io.github.pcaconstrain.sandbox.acm.PrivateIssuer} decides,
 * {@link io.github.pcaconstrain.sandbox.acm.Certificates} shows. Private certificates come from {@code pca}, which is
 * used like a client would.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.acm;

import org.jspecify.annotations.NullMarked;

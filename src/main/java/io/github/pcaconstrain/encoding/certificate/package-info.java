/**
 * Reads the parts of certificates that matter for name constraints, leniently, because certificates that strict
 * verifiers refuse must still be visible. Start at {@link
 * io.github.pcaconstrain.encoding.certificate.CertificateReader} (files) and {@link
 * io.github.pcaconstrain.encoding.certificate.CertificateParser} (one certificate).
 */
@NullMarked
package io.github.pcaconstrain.encoding.certificate;

import org.jspecify.annotations.NullMarked;

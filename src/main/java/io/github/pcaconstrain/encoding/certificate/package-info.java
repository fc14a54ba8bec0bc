/**
 * Certificates, read as far as name constraints need them, and leniently: what strict verifiers refuse must still be
 * seen. Start at {@link io.github.pcaconstrain.encoding.certificate.CertificateReader} (files) and {@link
 * io.github.pcaconstrain.encoding.certificate.CertificateParser} (one certificate).
 */
@NullMarked
package io.github.pcaconstrain.encoding.certificate;

import org.jspecify.annotations.NullMarked;

/**
 * Reads the fields of a certificate that an audit needs straight from its DER. It vouches for the certificates that it
 * accepts and leaves all others to {@code encoding.CertificateParser}.
 */
@NullMarked
package io.github.pcaconstrain.audit.fast;

import org.jspecify.annotations.NullMarked;

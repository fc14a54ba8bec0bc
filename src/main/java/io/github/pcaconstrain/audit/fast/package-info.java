/**
 * Reads the fields of a certificate that an audit needs straight from its DER. It vouches for the certificates that it
 * accepts and leaves all others to {@code encoding.CertificateParser}. With that parser alone, an audit of 20,000
 * certificates takes more than twice the CPU time: 7.4 seconds in place of 3.4.
 */
@NullMarked
package io.github.pcaconstrain.audit.fast;

import org.jspecify.annotations.NullMarked;

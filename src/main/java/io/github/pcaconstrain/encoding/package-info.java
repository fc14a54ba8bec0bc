/**
 * Reads and writes constraints and names as text and DER.
 *
 * <p>Start at {@link io.github.pcaconstrain.encoding.NameConstraintsDer} (the extension) and {@link
 * io.github.pcaconstrain.encoding.ConstraintSyntax} (the text). Bouncy Castle handles ASN.1; this package has the
 * schema. Whole files are read in {@code encoding.document}, certificates in {@code encoding.certificate}, and
 * documents for AWS in {@code encoding.passthrough}. None of these packages depends on the command line or AWS.
 */
@NullMarked
package io.github.pcaconstrain.encoding;

import org.jspecify.annotations.NullMarked;

/**
 * Constraints and names in and out: text and DER.
 *
 * <p>Start at {@link io.github.pcaconstrain.encoding.NameConstraintsDer} (the extension) and {@link
 * io.github.pcaconstrain.encoding.ConstraintSyntax} (the text). Bouncy Castle does the ASN.1; what stands here is the
 * schema. Whole files are read in {@code encoding.document}, certificates in {@code encoding.certificate}, and
 * documents for AWS in {@code encoding.passthrough}. None of it knows the command line or AWS.
 */
@NullMarked
package io.github.pcaconstrain.encoding;

import org.jspecify.annotations.NullMarked;

/**
 * Policies and certificates, in and out: text, policy files, DER, ApiPassthrough JSON and the snippets of other tools.
 *
 * <p>Start at {@link io.github.pcaconstrain.encoding.NameConstraintsDer} (the extension),
 * {@link io.github.pcaconstrain.encoding.ConstraintSyntax} (the text) and
 * {@link io.github.pcaconstrain.encoding.PolicyReader} (the file). Bouncy Castle does the ASN.1, Jackson the JSON and
 * YAML; what stands here is the schema. It does not know the command line or AWS.
 */
@NullMarked
package io.github.pcaconstrain.encoding;

import org.jspecify.annotations.NullMarked;

/**
 * Reads and writes files with constraints in every supported format: policies, certificates, encodings and
 * configurations of other tools. Start at {@link io.github.pcaconstrain.encoding.document.ConstraintDocument}
 * (reading), {@link io.github.pcaconstrain.encoding.document.EncodedForm} (writing) and {@link
 * io.github.pcaconstrain.encoding.document.PolicyReader} (policies).
 */
@NullMarked
package io.github.pcaconstrain.encoding.document;

import org.jspecify.annotations.NullMarked;

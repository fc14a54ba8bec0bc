/**
 * Files that hold constraints, in every form that is read or written: policies, certificates, encodings,
 * configurations of other tools. Start at {@link io.github.pcaconstrain.encoding.document.ConstraintDocument}
 * (reading), {@link io.github.pcaconstrain.encoding.document.EncodedForm} (writing) and {@link
 * io.github.pcaconstrain.encoding.document.PolicyReader} (policies).
 */
@NullMarked
package io.github.pcaconstrain.encoding.document;

import org.jspecify.annotations.NullMarked;

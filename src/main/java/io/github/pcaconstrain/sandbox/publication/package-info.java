/**
 * What private CAs publish, over plain HTTP: CRLs, OCSP responses, and the S3 that CRLs and audit reports are in.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.publication.PublicationFront}. What is published is the business of {@code pca}.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.publication;

import org.jspecify.annotations.NullMarked;

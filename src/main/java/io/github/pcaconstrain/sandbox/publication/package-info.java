/**
 * Serves what private CAs publish over plain HTTP: CRLs, OCSP responses, and the S3 of CRLs and audit reports.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.publication.PublicationFront}. {@code pca} decides what is
 * published.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.publication;

import org.jspecify.annotations.NullMarked;

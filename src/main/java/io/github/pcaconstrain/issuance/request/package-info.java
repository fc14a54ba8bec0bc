/**
 * A request and its result: the CSR, the CAs above it, the template, the extensions, and the certificate. Start at
 * {@link io.github.pcaconstrain.issuance.request.IssuanceRequest}; {@link
 * io.github.pcaconstrain.issuance.request.Issuance} issues.
 */
@NullMarked
package io.github.pcaconstrain.issuance.request;

import org.jspecify.annotations.NullMarked;

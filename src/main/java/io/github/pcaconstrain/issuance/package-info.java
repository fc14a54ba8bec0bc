/**
 * Has a CA sign a constrained subordinate: {@link io.github.pcaconstrain.issuance.Preflight} finds what would go wrong,
 * {@link io.github.pcaconstrain.issuance.Gate} proves that the certificate is what was requested, and {@link
 * io.github.pcaconstrain.issuance.IssuanceFolder} stores it. Requests are in {@code issuance.request}. This package
 * neither prints nor prompts.
 */
@NullMarked
package io.github.pcaconstrain.issuance;

import org.jspecify.annotations.NullMarked;

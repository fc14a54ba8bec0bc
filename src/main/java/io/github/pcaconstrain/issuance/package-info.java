/**
 * Has a CA sign a constrained subordinate: {@link io.github.pcaconstrain.issuance.Preflight} finds what would go
 * wrong, {@link io.github.pcaconstrain.issuance.Gate} proves that the certificate is what was asked for, and {@link
 * io.github.pcaconstrain.issuance.IssuanceFolder} keeps it. What is asked for is in {@code issuance.request}. Nothing
 * here prints or asks.
 */
@NullMarked
package io.github.pcaconstrain.issuance;

import org.jspecify.annotations.NullMarked;

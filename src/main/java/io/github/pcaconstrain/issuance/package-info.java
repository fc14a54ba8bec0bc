/**
 * Has a CA sign a constrained subordinate: {@link io.github.pcaconstrain.issuance.Csr} reads what is to be signed,
 * {@link io.github.pcaconstrain.issuance.Preflight} finds what would go wrong,
 * {@link io.github.pcaconstrain.issuance.Issuance} issues, {@link io.github.pcaconstrain.issuance.Gate} proves that the
 * certificate is what was asked for, and {@link io.github.pcaconstrain.issuance.IssuanceFolder} keeps it. Nothing here
 * prints or asks.
 */
@NullMarked
package io.github.pcaconstrain.issuance;

import org.jspecify.annotations.NullMarked;

/**
 * What is wrong with a CSR, whatever is issued for it. Start at {@link io.github.pcaconstrain.issuance.csr.CsrCheck}.
 */
@NullMarked
package io.github.pcaconstrain.issuance.csr;

import org.jspecify.annotations.NullMarked;

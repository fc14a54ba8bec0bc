/**
 * The cryptography of a private CA: keys, CSRs, templates, certificates, and the rules for issuing and importing them.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.authority.Issuance} (what a certificate is made from) and
 * {@link io.github.pcaconstrain.sandbox.authority.Template}. Extension values are passed on as opaque octets, and
 * Bouncy Castle decides whether a CA's constraints allow a name. The package keeps no state.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.authority;

import org.jspecify.annotations.NullMarked;

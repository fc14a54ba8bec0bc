/**
 * The cryptography of a private CA: keys, CSRs, templates, certificates, and the rules for issuing and importing them.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.authority.Issuance} (what a certificate is made from) and
 * {@link io.github.pcaconstrain.sandbox.authority.Template}. Extension values pass through as opaque octets; whether a
 * name is within a CA's constraints is Bouncy Castle's judgement. It keeps no state.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.authority;

import org.jspecify.annotations.NullMarked;

/**
 * Gives a subordinate CA the certificate that was issued for it:
 * {@link io.github.pcaconstrain.installation.Installation} has what is there and what is to come,
 * {@link io.github.pcaconstrain.installation.InstallationCheck} what blocks it,
 * {@link io.github.pcaconstrain.installation.CertificateReplacement} what changes, and
 * {@link io.github.pcaconstrain.installation.Retirement} how the certificate that was replaced is revoked. Nothing here
 * prints or asks.
 */
@NullMarked
package io.github.pcaconstrain.installation;

import org.jspecify.annotations.NullMarked;

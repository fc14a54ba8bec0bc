/**
 * Installs the certificate of a subordinate CA: {@link io.github.pcaconstrain.installation.Installation} has the
 * current and the new state, {@link io.github.pcaconstrain.installation.InstallationCheck} finds what blocks it, {@link
 * io.github.pcaconstrain.installation.CertificateReplacement} shows what changes, and {@link
 * io.github.pcaconstrain.installation.Retirement} revokes the replaced certificate. This package neither prints nor
 * prompts.
 */
@NullMarked
package io.github.pcaconstrain.installation;

import org.jspecify.annotations.NullMarked;

/**
 * Input of several commands: certificates from many sources, files of CAs and leaves, names. Start at
 * {@link io.github.pcaconstrain.cli.input.CertificateSources}.
 */
@NullMarked
package io.github.pcaconstrain.cli.input;

import org.jspecify.annotations.NullMarked;

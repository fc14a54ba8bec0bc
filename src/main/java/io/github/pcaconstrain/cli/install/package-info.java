/**
 * The command {@code install}: installs the certificate that was issued for a CA. Start at
 * {@link io.github.pcaconstrain.cli.install.InstallCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.install;

import org.jspecify.annotations.NullMarked;

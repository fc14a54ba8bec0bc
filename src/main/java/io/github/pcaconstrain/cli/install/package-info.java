/**
 * The command {@code install}: gives a CA the certificate that was issued for it. Start at {@link
 * io.github.pcaconstrain.cli.install.InstallCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.install;

import org.jspecify.annotations.NullMarked;

/** The command {@code retire}: the end of a CA. Start at {@link io.github.pcaconstrain.cli.retire.RetireCommand}. */
@NullMarked
package io.github.pcaconstrain.cli.retire;

import org.jspecify.annotations.NullMarked;

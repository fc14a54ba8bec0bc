/**
 * The command {@code suggest}: which policy fits the certificates and names that exist. Start at {@link
 * io.github.pcaconstrain.cli.suggest.SuggestCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.suggest;

import org.jspecify.annotations.NullMarked;

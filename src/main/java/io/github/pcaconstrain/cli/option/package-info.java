/**
 * Options that several commands have, and the sessions with AWS that they open. Start at {@link
 * io.github.pcaconstrain.cli.option.CommonOptions}.
 */
@NullMarked
package io.github.pcaconstrain.cli.option;

import org.jspecify.annotations.NullMarked;

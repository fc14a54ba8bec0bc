/**
 * The command {@code explain}: what the codes of findings mean. Start at {@link
 * io.github.pcaconstrain.cli.explain.ExplainCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.explain;

import org.jspecify.annotations.NullMarked;

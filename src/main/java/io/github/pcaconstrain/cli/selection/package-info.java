/**
 * The CAs of an account, for the user to choose the one that a command works on. Start at {@link
 * io.github.pcaconstrain.cli.selection.CaQuestions}.
 */
@NullMarked
package io.github.pcaconstrain.cli.selection;

import org.jspecify.annotations.NullMarked;

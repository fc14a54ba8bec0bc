/**
 * What is wrong with a file that is not valid JSON or YAML, in words for its author. Start at {@link
 * io.github.pcaconstrain.encoding.syntax.ParserFailure}.
 */
@NullMarked
package io.github.pcaconstrain.encoding.syntax;

import org.jspecify.annotations.NullMarked;

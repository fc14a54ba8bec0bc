/**
 * What is wrong with a file that is no JSON or no YAML, in words for those who wrote it. Start at {@link
 * io.github.pcaconstrain.encoding.syntax.ParserFailure}.
 */
@NullMarked
package io.github.pcaconstrain.encoding.syntax;

import org.jspecify.annotations.NullMarked;

/**
 * Reads text files, and explains to the author of one why it is not valid JSON or YAML. Start at {@link
 * io.github.pcaconstrain.encoding.syntax.ParserFailure}.
 */
@NullMarked
package io.github.pcaconstrain.encoding.syntax;

import org.jspecify.annotations.NullMarked;

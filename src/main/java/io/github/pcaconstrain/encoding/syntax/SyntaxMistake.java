package io.github.pcaconstrain.encoding.syntax;

/**
 * A mistake in the syntax of a file.
 *
 * @param problem what is wrong, in lower case without a period
 * @param hint what to do about it, in the same style
 */
record SyntaxMistake(String problem, String hint) {}

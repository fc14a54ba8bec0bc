package io.github.pcaconstrain.encoding.syntax;

/**
 * A mistake in the syntax of a file.
 *
 * @param problem what is wrong, in lower case without a period
 * @param hint what to do about it, likewise
 */
record SyntaxMistake(String problem, String hint) {}

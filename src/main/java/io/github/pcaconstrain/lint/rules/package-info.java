/**
 * The lint rules, as rows of tables by topic. Start at {@link io.github.pcaconstrain.lint.rules.Catalogue}, which lists
 * them, then a table such as {@code SpellingRules}. To add one, add a row and its check, list it, and add lines to the
 * test table {@code lint/rules.txt}.
 */
@NullMarked
package io.github.pcaconstrain.lint.rules;

import org.jspecify.annotations.NullMarked;

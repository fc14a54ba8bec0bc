/**
 * The lint rules, one class each. {@link io.github.pcaconstrain.lint.rules.Catalogue} lists them; to add one, write the
 * class, add it there and give it lines in the test table {@code lint/rules.txt}.
 */
@NullMarked
package io.github.pcaconstrain.lint.rules;

import org.jspecify.annotations.NullMarked;

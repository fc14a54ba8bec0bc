/**
 * Findings about a policy or a CA certificate's constraints. Start at {@link io.github.pcaconstrain.lint.Linter}; the
 * rules stand in {@code lint.rules}, and what would pass them is worked out in {@code lint.suggestion}. A rule neither
 * prints nor throws.
 */
@NullMarked
package io.github.pcaconstrain.lint;

import org.jspecify.annotations.NullMarked;

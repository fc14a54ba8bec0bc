/**
 * Checks the constraints of a policy or CA certificate. Start at {@link io.github.pcaconstrain.lint.Linter}; the rules
 * are in {@code lint.rules}, and {@code lint.suggestion} finds constraints that pass them. A rule neither prints nor
 * throws.
 */
@NullMarked
package io.github.pcaconstrain.lint;

import org.jspecify.annotations.NullMarked;

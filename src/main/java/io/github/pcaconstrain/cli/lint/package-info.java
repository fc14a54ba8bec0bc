/**
 * The command {@code lint}: checks constraints against the rules of a profile. Start at
 * {@link io.github.pcaconstrain.cli.lint.LintCommand}.
 */
@NullMarked
package io.github.pcaconstrain.cli.lint;

import org.jspecify.annotations.NullMarked;

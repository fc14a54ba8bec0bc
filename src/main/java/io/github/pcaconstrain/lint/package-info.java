/**
 * Findings about a policy or a CA certificate's constraints: one class per rule, listed in
 * {@link io.github.pcaconstrain.lint.Catalogue}. A rule neither prints nor throws.
 */
@NullMarked
package io.github.pcaconstrain.lint;

import org.jspecify.annotations.NullMarked;

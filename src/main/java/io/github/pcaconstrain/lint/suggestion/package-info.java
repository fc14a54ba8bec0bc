/**
 * Finds the closest constraints that pass a profile. Start at {@link
 * io.github.pcaconstrain.lint.suggestion.Suggestion}; each {@code Step} resolves one kind of finding, and records the
 * effect on the names that may be issued.
 */
@NullMarked
package io.github.pcaconstrain.lint.suggestion;

import org.jspecify.annotations.NullMarked;

/**
 * The nearest constraints that pass a profile. Start at {@link io.github.pcaconstrain.lint.suggestion.Suggestion}; each
 * {@code Step} mends one kind of finding and says what that changes for the names that may be issued.
 */
@NullMarked
package io.github.pcaconstrain.lint.suggestion;

import org.jspecify.annotations.NullMarked;

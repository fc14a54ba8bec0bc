/**
 * Suggests policies from sources: reads them once to count names, and again to tell which certificates a policy leaves
 * out. Start at {@link io.github.pcaconstrain.suggest.reading.SourceSuggestion}.
 */
@NullMarked
package io.github.pcaconstrain.suggest.reading;

import org.jspecify.annotations.NullMarked;

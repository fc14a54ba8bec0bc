/**
 * A suggested policy as a report, a tree and a policy file. Start at
 * {@link io.github.pcaconstrain.cli.show.suggestion.SuggestReport}.
 */
@NullMarked
package io.github.pcaconstrain.cli.show.suggestion;

import org.jspecify.annotations.NullMarked;

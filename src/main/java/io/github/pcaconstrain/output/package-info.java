/**
 * Writes files completely or not at all, and locks folders for one run at a time. Start at {@link
 * io.github.pcaconstrain.output.OutputFile}; {@link io.github.pcaconstrain.output.IndentedJson} defines the layout of
 * all JSON.
 */
@NullMarked
package io.github.pcaconstrain.output;

import org.jspecify.annotations.NullMarked;

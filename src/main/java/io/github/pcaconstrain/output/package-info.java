/**
 * Files that are written: there whole or not at all, and a folder for one run at a time. Start at {@link
 * io.github.pcaconstrain.output.OutputFile}; {@link io.github.pcaconstrain.output.IndentedJson} is how all our JSON
 * looks.
 */
@NullMarked
package io.github.pcaconstrain.output;

import org.jspecify.annotations.NullMarked;

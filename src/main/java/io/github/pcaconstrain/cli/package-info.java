/** The command line. */
@NullMarked
package io.github.pcaconstrain.cli;

import org.jspecify.annotations.NullMarked;

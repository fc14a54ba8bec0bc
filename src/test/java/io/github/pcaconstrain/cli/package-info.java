/** Tests of the command line, in-process. */
@NullMarked
package io.github.pcaconstrain.cli;

import org.jspecify.annotations.NullMarked;

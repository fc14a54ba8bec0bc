/** The command {@code encode}: writes constraints in the formats of AWS and other tools. */
@NullMarked
package io.github.pcaconstrain.cli.encode;

import org.jspecify.annotations.NullMarked;

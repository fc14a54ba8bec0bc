/** The command {@code diff}: how two sets of constraints differ in meaning. */
@NullMarked
package io.github.pcaconstrain.cli.diff;

import org.jspecify.annotations.NullMarked;

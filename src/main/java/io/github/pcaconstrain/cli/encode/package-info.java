/** The command {@code encode}: constraints in the forms that AWS and other tools take. */
@NullMarked
package io.github.pcaconstrain.cli.encode;

import org.jspecify.annotations.NullMarked;

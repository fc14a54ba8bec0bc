/** Tests of the linter. Subjects are written in the notation that {@code lint/rules.txt} explains. */
@NullMarked
package io.github.pcaconstrain.lint;

import org.jspecify.annotations.NullMarked;

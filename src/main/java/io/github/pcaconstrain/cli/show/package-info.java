/** Output that several commands share: findings, differences between constraints, lines of fields. */
@NullMarked
package io.github.pcaconstrain.cli.show;

import org.jspecify.annotations.NullMarked;

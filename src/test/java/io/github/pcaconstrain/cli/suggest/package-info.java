@NullMarked
package io.github.pcaconstrain.cli.suggest;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.pcaconstrain.suggest;

import org.jspecify.annotations.NullMarked;

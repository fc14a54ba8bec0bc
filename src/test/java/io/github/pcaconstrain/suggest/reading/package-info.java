@NullMarked
package io.github.pcaconstrain.suggest.reading;

import org.jspecify.annotations.NullMarked;

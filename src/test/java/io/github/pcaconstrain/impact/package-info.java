@NullMarked
package io.github.pcaconstrain.impact;

import org.jspecify.annotations.NullMarked;

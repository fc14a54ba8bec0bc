@NullMarked
package io.github.pcaconstrain.probing;

import org.jspecify.annotations.NullMarked;

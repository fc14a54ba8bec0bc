@NullMarked
package io.github.pcaconstrain.access;

import org.jspecify.annotations.NullMarked;

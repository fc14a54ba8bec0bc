@NullMarked
package io.github.pcaconstrain.sandbox.wire;

import org.jspecify.annotations.NullMarked;

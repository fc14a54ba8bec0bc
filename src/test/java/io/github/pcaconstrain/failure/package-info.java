/** Tests of failures. */
@NullMarked
package io.github.pcaconstrain.failure;

import org.jspecify.annotations.NullMarked;

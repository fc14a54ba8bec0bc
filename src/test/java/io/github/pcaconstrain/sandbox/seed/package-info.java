/** Tests of what a state begins with. */
@NullMarked
package io.github.pcaconstrain.sandbox.seed;

import org.jspecify.annotations.NullMarked;

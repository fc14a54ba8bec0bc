/** Tests of what is below the operations. */
@NullMarked
package io.github.pcaconstrain.sandbox.authority;

import org.jspecify.annotations.NullMarked;

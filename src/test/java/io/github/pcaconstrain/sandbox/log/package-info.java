/** Tests of what is remembered of calls. */
@NullMarked
package io.github.pcaconstrain.sandbox.log;

import org.jspecify.annotations.NullMarked;

/** Tests of the records of calls. */
@NullMarked
package io.github.pcaconstrain.sandbox.trail;

import org.jspecify.annotations.NullMarked;

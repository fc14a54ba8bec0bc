/** Tests of the page for browsers. */
@NullMarked
package io.github.pcaconstrain.sandbox.page;

import org.jspecify.annotations.NullMarked;

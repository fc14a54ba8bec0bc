/** Tests of the sources of an audit. */
@NullMarked
package io.github.pcaconstrain.audit.source;

import org.jspecify.annotations.NullMarked;

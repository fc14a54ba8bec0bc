/**
 * What the sandbox remembers: named documents, each written whole or not at all.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.state.Store}. It does not know what the documents say.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.state;

import org.jspecify.annotations.NullMarked;

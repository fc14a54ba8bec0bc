/**
 * The sandbox's state: named documents, each of which is written completely or not at all.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.state.Store}. It does not know what the documents mean.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.state;

import org.jspecify.annotations.NullMarked;

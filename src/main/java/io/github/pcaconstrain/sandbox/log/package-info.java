/**
 * The record of calls: a log for {@code --log}, and the most recent calls for the page.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.log.CallLog}. Their memory does not grow with the number of calls.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.log;

import org.jspecify.annotations.NullMarked;

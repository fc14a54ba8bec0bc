/**
 * Calls within AWS's rates: how fast they may follow one another, which are made side by side, and how long to wait
 * for what a service makes. Start at {@link io.github.pcaconstrain.ca.pacing.RateLimits}. Only {@link
 * io.github.pcaconstrain.ca.pacing.ManagedWalk} knows what is called.
 */
@NullMarked
package io.github.pcaconstrain.ca.pacing;

import org.jspecify.annotations.NullMarked;

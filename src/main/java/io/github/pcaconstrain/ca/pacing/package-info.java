/**
 * Makes calls within AWS's rate limits: their rate, their parallelism, and polling for what a service creates, with
 * their {@link io.github.pcaconstrain.ca.pacing.Progress}. Start at
 * {@link io.github.pcaconstrain.ca.pacing.RateLimits}. Only {@link io.github.pcaconstrain.ca.pacing.ManagedWalk}
 * depends on the called operations.
 */
@NullMarked
package io.github.pcaconstrain.ca.pacing;

import org.jspecify.annotations.NullMarked;

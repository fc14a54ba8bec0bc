/**
 * Makes the sandbox misbehave as AWS does, for tests of clients.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.fault.Faults}, which says what is to go wrong and how often;
 * {@link io.github.pcaconstrain.sandbox.fault.FaultInjector} does it. Nothing here knows what an operation means.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.fault;

import org.jspecify.annotations.NullMarked;

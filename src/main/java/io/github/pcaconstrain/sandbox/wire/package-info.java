/**
 * AWS JSON 1.1 over HTTP: reads requests, and sends answers and errors like AWS's services.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.wire.HttpFront} (how a request is handled) and
 * {@link io.github.pcaconstrain.sandbox.wire.Operation} (what a service implements). A
 * {@link io.github.pcaconstrain.sandbox.wire.Service} binds operations to their names and input
 * {@linkplain io.github.pcaconstrain.sandbox.wire.Shape shapes}. Nothing here knows what a certificate is.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.wire;

import org.jspecify.annotations.NullMarked;

/**
 * AWS JSON 1.1 over HTTP: requests in, answers and errors out, as AWS's services send them.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.wire.HttpFront} (a request's way) and
 * {@link io.github.pcaconstrain.sandbox.wire.Operation} (what a service implements). A
 * {@link io.github.pcaconstrain.sandbox.wire.Service} binds operations to their names and input
 * {@linkplain io.github.pcaconstrain.sandbox.wire.Shape shapes}. Nothing here knows what a certificate is.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.wire;

import org.jspecify.annotations.NullMarked;

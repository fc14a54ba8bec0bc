/**
 * HTTP/1.1 on a port of this machine, with Apache HttpComponents Core, for a handler that answers complete requests.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.http.HttpServer}. A request is read completely, within limits of
 * size and time, before it occupies a thread, so that slow clients and incomplete requests block nobody.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.http;

import org.jspecify.annotations.NullMarked;

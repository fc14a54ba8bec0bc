/**
 * HTTP/1.1 on a port of this machine, by Apache HttpComponents Core, for a handler that answers whole requests.
 *
 * <p>Start at {@link io.github.pcaconstrain.sandbox.http.HttpServer}. A request is read within limits of size and time before
 * any thread has to do with it, so that clients which are slow, or send half of one, keep nobody waiting.
 */
@NullMarked
package io.github.pcaconstrain.sandbox.http;

import org.jspecify.annotations.NullMarked;

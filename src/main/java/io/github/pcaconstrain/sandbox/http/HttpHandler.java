package io.github.pcaconstrain.sandbox.http;

import java.util.Optional;

/** Answers requests, several at once. */
public interface HttpHandler {
    /** Answers a request; with nothing, the connection is closed without an answer. */
    Optional<HttpResponse> handle(HttpRequest request);

    /**
     * The answer to a request that is too large, after which the connection is closed, or that {@link #handle} failed on.
     *
     * @param status 413 or 500
     * @param message what is wrong with it
     */
    HttpResponse refuse(int status, String message);
}

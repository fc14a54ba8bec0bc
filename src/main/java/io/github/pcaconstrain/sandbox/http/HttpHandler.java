package io.github.pcaconstrain.sandbox.http;

import java.util.Optional;

/** Answers requests, possibly several at once. */
public interface HttpHandler {
    /** Answers a request. If the result is empty, the connection is closed without an answer. */
    Optional<HttpResponse> handle(HttpRequest request);

    /**
     * The answer to a request that is too large, after which the connection is closed, or for which {@link #handle}
     * failed.
     * @param status 413 or 500
     * @param message what is wrong with it
     */
    HttpResponse refuse(int status, String message);
}

package io.github.pcaconstrain.sandbox.http;

import java.util.Optional;

/** Answers requests, several at once. */
public interface HttpHandler {
    /** Answers a request; with nothing, the connection is closed without an answer. */
    Optional<HttpResponse> handle(HttpRequest request);

    /**
     * The answer to something that is not a request, after which the connection is closed.
     *
     * @param status 400, 408, 413, 431, 500, 501 or 505
     * @param message what is wrong with it
     */
    HttpResponse refuse(int status, String message);
}

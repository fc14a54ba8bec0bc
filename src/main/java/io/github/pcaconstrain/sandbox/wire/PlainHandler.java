package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/** Answers requests over plain HTTP, which name no operation of AWS JSON. */
@FunctionalInterface
public interface PlainHandler {
    /** Answers nothing. */
    PlainHandler NONE = (request, client) -> Optional.empty();

    /**
     * How a request arrived.
     * @param host the host in the request, with its port if it has one
     * @param isLocal whether that is a name of this machine, and not one for which the sandbox answers as a proxy
     * @param now the sandbox's time
     * @param trace takes note of what the request turns out to be
     */
    record Client(String host, boolean isLocal, Instant now, CallTrace trace) {}

    /** Answers a request; empty if another handler has to. */
    Optional<HttpResponse> answer(HttpRequest request, Client client);
}

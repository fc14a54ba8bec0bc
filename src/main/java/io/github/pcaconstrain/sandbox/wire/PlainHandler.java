package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/** Answers requests that name no operation of AWS JSON: what is served over plain HTTP. */
@FunctionalInterface
public interface PlainHandler {
    /** Serves nothing. */
    PlainHandler NONE = (request, client) -> Optional.empty();

    /**
     * How the client came here.
     *
     * @param host as the request has it, with a port if there is one
     * @param isLocal whether that is this machine's, and no name that the sandbox goes by as a proxy
     * @param now the sandbox's time
     */
    record Client(String host, boolean isLocal, Instant now) {}

    /** Answers a request, or says by an empty result that it is for somebody else. */
    Optional<HttpResponse> answer(HttpRequest request, Client client);
}

package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpHeaders;
import java.time.Instant;

/** Tells by its access key who made a request. Signatures are not checked. */
@FunctionalInterface
public interface Callers {
    /**
     * Who signed a request.
     *
     * @param headers which have the token of a session, if it is one's
     * @param now the sandbox's time
     * @throws AwsError if nobody has this access key, or the session has expired
     */
    Caller of(SigningScope scope, HttpHeaders headers, Instant now);
}

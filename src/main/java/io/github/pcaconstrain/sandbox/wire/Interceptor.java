package io.github.pcaconstrain.sandbox.wire;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Stands between the front and every operation, to make it misbehave for tests of clients. */
@FunctionalInterface
public interface Interceptor {
    /** Leaves every operation alone. */
    Interceptor NONE = (context, operation, input, next) -> next.get();

    /**
     * Runs the operation, or does not.
     *
     * @param operation such as {@code IssueCertificate}
     * @param input of the operation, not yet held to its shape
     * @param next the operation itself
     * @throws AwsError to answer with an error in its place, or after it
     * @throws Hangup to answer nothing, in its place or after it
     */
    JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next);
}

package io.github.pcaconstrain.sandbox.wire;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Stands between the front and every operation, to make it misbehave for tests of clients. */
@FunctionalInterface
public interface Interceptor {
    /** Leaves every operation alone. */
    Interceptor NONE = (context, operation, input, next) -> next.get();

    /**
     * One run of an operation.
     *
     * @param service its service, by the name that clients sign for, such as {@code acm-pca}
     * @param operation such as {@code IssueCertificate}
     * @param input of the operation, not yet held to its shape
     * @param isInner whether ACM runs it on a client's behalf, and no request is for it
     */
    record Call(String service, String operation, JsonNode input, boolean isInner) {}

    /**
     * Runs the operation that a request is for, or does not.
     *
     * @param operation such as {@code IssueCertificate}
     * @param input of the operation, not yet held to its shape
     * @param next the operation itself
     * @throws AwsError to answer with an error in its place, or after it
     * @throws Hangup to answer nothing, in its place or after it
     */
    JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next);

    /**
     * The same for every run, also of what ACM asks of a private CA; by default, those inner runs are left alone.
     *
     * @throws AwsError to answer with an error, which ACM makes a reason for a failed request if the run is an inner one
     * @throws Hangup to answer nothing
     */
    default JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
        return call.isInner() ? next.get() : around(context, call.operation(), call.input(), next);
    }
}

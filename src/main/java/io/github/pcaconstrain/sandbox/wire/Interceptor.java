package io.github.pcaconstrain.sandbox.wire;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Runs between the front and every operation, to make operations misbehave for tests of clients. */
@FunctionalInterface
public interface Interceptor extends AutoCloseable {
    /** Changes nothing. */
    Interceptor NONE = (context, operation, input, next) -> next.get();

    /**
     * A call of an operation.
     * @param service the signing name of its service, such as {@code acm-pca}
     * @param operation the operation, such as {@code IssueCertificate}
     * @param input the input, which has not been checked against its shape
     * @param isInner whether ACM calls it on a client's behalf, without a request of its own
     */
    record Call(String service, String operation, JsonNode input, boolean isInner) {}

    /**
     * Runs the operation of a request, or does not.
     * @param operation the operation, such as {@code IssueCertificate}
     * @param input the input, which has not been checked against its shape
     * @param next the operation itself
     * @throws AwsError to answer with an error, instead of running the operation or afterwards
     * @throws Hangup to close the connection, instead of running the operation or afterwards
     */
    JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next);

    /**
     * The same for every call, including ACM's calls to a private CA. By default, those inner calls are not changed.
     * @throws AwsError to answer with an error; for an inner call, ACM turns it into the reason of a failed request
     * @throws Hangup to close the connection
     */
    default JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
        return call.isInner() ? next.get() : around(context, call.operation(), call.input(), next);
    }

    /** Completes what it does, once the last request is answered. */
    @Override
    default void close() {}
}

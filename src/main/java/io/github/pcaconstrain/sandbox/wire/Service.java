package io.github.pcaconstrain.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A service: the operations behind one prefix of {@code X-Amz-Target}. */
public final class Service {
    private final String targetPrefix;
    private final String signingName;
    private final Entrance entrance;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Shape> inputs = new LinkedHashMap<>();

    /**
     * Creates a service without operations.
     * @param targetPrefix the prefix, such as {@code ACMPrivateCA}
     * @param signingName the name in the credential scope of requests, such as {@code acm-pca}
     */
    public Service(String targetPrefix, String signingName) {
        this(targetPrefix, signingName, (context, operation, input) -> context);
    }

    /**
     * A service without operations.
     *
     * @param entrance decides who may run its operations
     */
    public Service(String targetPrefix, String signingName, Entrance entrance) {
        this.targetPrefix = targetPrefix;
        this.signingName = signingName;
        this.entrance = entrance;
    }

    /** Decides who may run an operation, and at whose resources. */
    @FunctionalInterface
    public interface Entrance {
        /**
         * The context in which an operation is to run.
         *
         * @param input satisfying its shape
         * @throws AwsError if the caller may not run it
         */
        RequestContext enter(RequestContext context, String operation, JsonNode input);
    }

    /** Adds an operation, which is run only with inputs of this shape. */
    public Service with(String name, Shape input, Operation operation) {
        inputs.put(name, input);
        operations.put(name, (context, value) -> {
            Violations.check(input, value);
            return operation.run(entrance.enter(context, name, value), value);
        });
        return this;
    }

    /** The operation with this name. */
    Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** The input shape of each operation, by the operation's name. */
    Map<String, Shape> inputs() {
        return inputs;
    }

    String targetPrefix() {
        return targetPrefix;
    }

    /** The name that clients sign requests for, such as {@code acm-pca}. */
    public String signingName() {
        return signingName;
    }

    /** Runs an operation without a request, as a request would run it. */
    public JsonNode call(RequestContext context, String name, JsonNode input) {
        return operation(name)
                .orElseThrow(() -> new IllegalArgumentException(name))
                .run(context, input);
    }
}

package io.github.pcaconstrain.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A service: the operations behind one prefix of {@code X-Amz-Target}. */
public final class Service {
    private final String targetPrefix;
    private final String signingName;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Shape> inputs = new LinkedHashMap<>();

    /**
     * A service without operations.
     *
     * @param targetPrefix such as {@code ACMPrivateCA}
     * @param signingName as requests' credential scopes have it, such as {@code acm-pca}
     */
    public Service(String targetPrefix, String signingName) {
        this.targetPrefix = targetPrefix;
        this.signingName = signingName;
    }

    /** Adds an operation, which is run only with inputs that satisfy the shape. */
    public Service with(String name, Shape input, Operation operation) {
        inputs.put(name, input);
        operations.put(name, (context, value) -> {
            Violations.check(input, value);
            return operation.run(context, value);
        });
        return this;
    }

    /** The operation of this name. */
    Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** What the input of each operation must be, by the operation's name. */
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

    /** Runs an operation as a request would, without a request. */
    public JsonNode call(RequestContext context, String name, JsonNode input) {
        return operation(name)
                .orElseThrow(() -> new IllegalArgumentException(name))
                .run(context, input);
    }
}

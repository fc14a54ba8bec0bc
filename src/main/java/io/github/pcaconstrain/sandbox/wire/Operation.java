package io.github.pcaconstrain.sandbox.wire;

import tools.jackson.databind.JsonNode;

/** One operation of a service: input in, output out. */
@FunctionalInterface
public interface Operation {
    /**
     * Runs the operation. When it returns, its effects must be safe from a crash.
     * @param input an object that has the operation's {@link Shape}
     * @return the output object, or {@link Json#NOTHING} for operations whose answer has an empty body
     * @throws AwsError to answer with an error
     */
    JsonNode run(RequestContext context, JsonNode input);
}

package io.github.pcaconstrain.sandbox.wire;

import tools.jackson.databind.JsonNode;

/** One operation of a service: input in, output out. */
@FunctionalInterface
public interface Operation {
    /**
     * Carries the operation out. What it answers must already be safe from a crash.
     *
     * @param input an object that satisfies the operation's {@link Shape}
     * @return the output object, or {@link Json#NOTHING} for operations that answer with an empty body
     * @throws AwsError to answer with an error
     */
    JsonNode run(RequestContext context, JsonNode input);
}

package io.github.pcaconstrain.sandbox.control;

import tools.jackson.databind.JsonNode;

/** What the sandbox's own requests do. */
public interface Control {
    /**
     * Checks that the sandbox works.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be used
     */
    JsonNode health();

    /**
     * The contents of the sandbox, in the shapes of AWS, without any private keys.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be read
     */
    JsonNode state();

    /**
     * Deletes everything that clients have created, and creates again what was there at the start.
     *
     * @return the new state
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be changed
     */
    JsonNode reset();
}

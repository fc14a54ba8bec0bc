package io.github.pcaconstrain.sandbox.control;

import tools.jackson.databind.JsonNode;

/** What the sandbox's own requests ask for. */
public interface Control {
    /**
     * Whether it can work.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be used
     */
    JsonNode health();

    /**
     * What it has, in the shapes of AWS, and never a private key.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be read
     */
    JsonNode state();

    /**
     * Forgets all that clients have made, and makes again what was made at the start.
     *
     * @return the new state
     * @throws io.github.pcaconstrain.sandbox.wire.UnavailableException if its state cannot be changed
     */
    JsonNode reset();
}

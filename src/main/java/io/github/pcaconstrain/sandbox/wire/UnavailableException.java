package io.github.pcaconstrain.sandbox.wire;

import java.util.Objects;

/**
 * What keeps the sandbox itself from answering, such as a file that is damaged. The client is told, as an InternalFailure with
 * this message, because whoever runs the client most often runs the sandbox too.
 */
public abstract class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with what. */
    protected UnavailableException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

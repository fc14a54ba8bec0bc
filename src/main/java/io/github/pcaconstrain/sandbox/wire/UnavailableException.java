package io.github.pcaconstrain.sandbox.wire;

import java.util.Objects;

/**
 * A problem that keeps the sandbox from answering, such as a damaged file. The client gets it as an InternalFailure
 * with this message, because the client's user usually runs the sandbox too.
 */
public abstract class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with a message that names the problem. */
    protected UnavailableException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

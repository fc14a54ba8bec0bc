package io.github.pcaconstrain.sandbox.state;

import java.util.Objects;

/** A state folder that cannot be used: another sandbox has it, or it cannot be read or written. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Says what is wrong with which folder, and what to do. */
    public StateException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** The next thing to do. */
    public String hint() {
        return hint;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

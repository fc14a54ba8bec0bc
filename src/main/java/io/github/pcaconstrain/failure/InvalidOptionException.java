package io.github.pcaconstrain.failure;

/** Options or arguments that are invalid or cannot be combined. */
public final class InvalidOptionException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure: what is wrong, and what to do. */
    public InvalidOptionException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

package io.github.pcaconstrain.failure;

/** Something is not known, so continuing could do harm. */
public final class InconclusiveException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure: what is not known, and how to find out. */
    public InconclusiveException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.INCONCLUSIVE;
    }
}

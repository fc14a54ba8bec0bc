package io.github.pcaconstrain.failure;

/** Constraints are valid but cannot be written in the requested format. */
public final class UnencodableConstraintException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure: what cannot be encoded, why, and what to do. */
    public UnencodableConstraintException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

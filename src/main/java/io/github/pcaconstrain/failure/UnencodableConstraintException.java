package io.github.pcaconstrain.failure;

/** Constraints that are sound but cannot be written in the form that was asked for. */
public final class UnencodableConstraintException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Says what cannot be encoded, why, and what to do. */
    public UnencodableConstraintException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

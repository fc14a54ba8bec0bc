package io.github.pcaconstrain.failure;

/** Something that cannot be known, so that going on could do harm. */
public final class InconclusiveException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Says what is not known, and how to find out. */
    public InconclusiveException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.INCONCLUSIVE;
    }
}

package io.github.pcaconstrain.failure;

/**
 * A failure that the user can fix: one line that says what failed, on what and why, and a hint about what to do next.
 */
public abstract sealed class UserFacingException extends RuntimeException
        permits AwsRefusedException,
                CancelledException,
                ClosedPipeException,
                InconclusiveException,
                AwsUnreachableException,
                InvalidConstraintException,
                InvalidNameException,
                InvalidOptionException,
                OutputFileException,
                PolicyFileException,
                TimedOutException,
                UnencodableConstraintException,
                UnreadableInputException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * A failure.
     *
     * @param message one line in lower case without a period
     * @param hint what to do next, in the same style; empty if the message says it all
     */
    protected UserFacingException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do next; may be empty. */
    public String hint() {
        return hint;
    }

    /**
     * Whether the request may have taken effect nevertheless: it may have reached AWS, but its answer was lost or
     * cannot be read.
     */
    public boolean mayBeDone() {
        return false;
    }

    /** The exit code, which {@code --help} documents. */
    public abstract int exitCode();

    /** The message, which is never null. */
    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNull(super.getMessage());
    }
}

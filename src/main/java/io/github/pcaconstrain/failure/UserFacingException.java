package io.github.pcaconstrain.failure;

/** A failure that the user can mend: one line that says what, on what, and why, and a hint at the next thing to do. */
public abstract sealed class UserFacingException extends RuntimeException
        permits AwsRefusedException,
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
     * @param hint what to do next, likewise; empty where the message says it all
     */
    protected UserFacingException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** The next thing to do; may be empty. */
    public String hint() {
        return hint;
    }

    /**
     * Whether what was asked for may have been done all the same: the request may have reached AWS, and the answer to it was lost
     * or cannot be read.
     */
    public boolean mayBeDone() {
        return false;
    }

    /** The exit code, as {@code --help} documents it. */
    public abstract int exitCode();

    /** What the message always has. */
    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNull(super.getMessage());
    }
}

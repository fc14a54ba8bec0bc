package io.github.pcaconstrain.failure;

/**
 * AWS could not be reached: there are no credentials, region or network, or the answer was lost or did not come from
 * AWS.
 */
public final class AwsUnreachableException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final boolean mayBeDone;

    /** Creates a failure: what could not be done, why, and what to do. */
    public AwsUnreachableException(String message, String hint) {
        this(message, hint, false);
    }

    /** Creates a failure of a request that may have reached AWS. */
    public AwsUnreachableException(String message, String hint, boolean mayBeDone) {
        super(message, hint);
        this.mayBeDone = mayBeDone;
    }

    @Override
    public boolean mayBeDone() {
        return mayBeDone;
    }

    @Override
    public int exitCode() {
        return ExitCode.REFUSED;
    }
}

package io.github.pcaconstrain.failure;

/** AWS could not be asked: no credentials, no region, no network. */
public final class AwsUnreachableException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be done, why, and what to do. */
    public AwsUnreachableException(String message, String hint) {
        super(message, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.REFUSED;
    }
}

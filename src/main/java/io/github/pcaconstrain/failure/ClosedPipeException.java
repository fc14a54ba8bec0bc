package io.github.pcaconstrain.failure;

/** The reader of the result has seen enough, as {@code head} has. There is nothing to tell anybody. */
public final class ClosedPipeException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    public ClosedPipeException() {
        super("the reader of standard output has exited", "");
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

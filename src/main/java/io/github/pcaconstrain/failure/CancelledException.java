package io.github.pcaconstrain.failure;

/** The user was asked something and pressed Ctrl-C or Ctrl-D instead of answering. There is nothing to report. */
public final class CancelledException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", "");
    }

    @Override
    public int exitCode() {
        return ExitCode.INTERRUPTED;
    }
}

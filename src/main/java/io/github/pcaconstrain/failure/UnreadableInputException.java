package io.github.pcaconstrain.failure;

/** An input that is missing, too large, or not what it should be. */
public final class UnreadableInputException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Says which input, what is wrong with it and what to do. */
    public UnreadableInputException(String source, String problem, String hint) {
        super(source + ": " + problem, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

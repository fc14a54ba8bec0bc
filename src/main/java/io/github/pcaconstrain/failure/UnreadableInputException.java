package io.github.pcaconstrain.failure;

/** An input is missing, too large, or of the wrong kind. */
public final class UnreadableInputException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final String source;

    /** Creates a failure: which input, what is wrong with it, and what to do. */
    public UnreadableInputException(String source, String problem, String hint) {
        super(source + ": " + problem, hint);
        this.source = source;
    }

    /** Which input, as it was given. */
    public String source() {
        return source;
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

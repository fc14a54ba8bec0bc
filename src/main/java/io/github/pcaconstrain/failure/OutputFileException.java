package io.github.pcaconstrain.failure;

/** A result cannot be written to the given place. */
public final class OutputFileException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure: which file, why, and what to do. */
    public OutputFileException(String file, String problem, String hint) {
        super("cannot write " + file + ": " + problem, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

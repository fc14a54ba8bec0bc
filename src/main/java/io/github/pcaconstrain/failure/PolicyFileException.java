package io.github.pcaconstrain.failure;

/** A policy file is invalid. */
public final class PolicyFileException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a failure: the place in the file, what is wrong, and what to do.
     *
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public PolicyFileException(String file, int line, int column, String problem, String hint) {
        super(file + ":" + line + ":" + column + ": " + problem, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

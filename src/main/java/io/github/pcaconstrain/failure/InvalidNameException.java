package io.github.pcaconstrain.failure;

/** A name given for checking that no certificate could present. */
public final class InvalidNameException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Says which name, what is wrong with it and what to write instead. */
    public InvalidNameException(String name, String problem, String hint) {
        super(name + ": " + problem, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

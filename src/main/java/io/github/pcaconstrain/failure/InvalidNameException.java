package io.github.pcaconstrain.failure;

/** A name given for checking that no certificate could present. */
public final class InvalidNameException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** Creates a failure: which name, what is wrong with it, and what to write instead. */
    public InvalidNameException(String name, String problem, String hint) {
        super(name + ": " + problem, hint);
        this.problem = problem;
    }

    /** The problem, for a verdict that already shows the name. */
    public String problem() {
        return problem;
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

package io.github.pcaconstrain.failure;

/** A constraint that breaks the rules of its form. */
public final class InvalidConstraintException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    private final String constraint;
    private final String problem;

    /** Creates a failure: which constraint, what is wrong with it, and what to write instead. */
    public InvalidConstraintException(String constraint, String problem, String hint) {
        super("constraint '" + constraint + "': " + problem, hint);
        this.constraint = constraint;
        this.problem = problem;
    }

    /** The constraint and the problem, for messages that already say that they are about a constraint. */
    public String problem() {
        return "'" + constraint + "': " + problem;
    }

    /** The problem without the constraint. */
    public String flaw() {
        return problem;
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}

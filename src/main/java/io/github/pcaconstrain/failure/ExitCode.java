package io.github.pcaconstrain.failure;

/** The exit codes, the same for every command. */
public final class ExitCode {
    /** Done and clean. */
    public static final int OK = 0;
    /** A rule, probe or verdict failed. */
    public static final int FINDINGS = 1;
    /** Wrong usage, or input that cannot be read. */
    public static final int USAGE = 2;
    /** AWS refused or could not be reached. */
    public static final int REFUSED = 3;
    /** Inconclusive, or timed out. */
    public static final int INCONCLUSIVE = 4;
    /** An internal error: a bug. */
    public static final int BUG = 70;
    /** Interrupted. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}

package io.github.pcaconstrain;

/**
 * How much of a long test is run: a part with every build, the whole where {@code THOROUGH=yes} is in the environment, as
 * {@code scripts/field tests} has it.
 */
public final class Thorough {
    private static final boolean IS_ASKED_FOR = "yes".equals(System.getenv("THOROUGH"));

    private Thorough() {}

    /** How often something is tried. */
    public static int times(int usually, int thoroughly) {
        return IS_ASKED_FOR ? thoroughly : usually;
    }
}

package io.github.pcaconstrain.fuzz;

/** What Jazzer calls: the target that the property {@code fuzz.target} names. */
public final class JazzerEntry {
    private static final FuzzTarget TARGET = FuzzTargets.named(System.getProperty("fuzz.target", ""));

    private JazzerEntry() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.run(input);
    }
}

package io.github.pcaconstrain.fuzz;

/** What Jazzer calls: the target that the property {@code fuzz.target} names. */
public final class JazzerEntry {
    private static final FuzzTarget TARGET = FuzzTargets.named(System.getProperty("fuzz.target", ""));

    private JazzerEntry() {}

    /** Loads the classes: on a busy machine that takes longer than any input may. */
    public static void fuzzerInitialize() {
        try {
            TARGET.run(new byte[0]);
        } catch (Throwable isFoundAgain) { // the fuzzer tries this input, too, and reports it
            return;
        }
    }

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.run(input);
    }
}

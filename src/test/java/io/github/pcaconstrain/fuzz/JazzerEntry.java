package io.github.pcaconstrain.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Jazzer calls: the target that the property {@code fuzz.target} names. */
public final class JazzerEntry {
    private static final FuzzTarget TARGET = FuzzTargets.named(System.getProperty("fuzz.target", ""));

    private JazzerEntry() {}

    /** Loads the classes, by the seeds: on a busy machine that takes longer than any input may. */
    public static void fuzzerInitialize() throws IOException {
        Path seeds = Path.of("src", "test", "resources", "fuzz", TARGET.name(), "seeds");
        try (Stream<Path> files = Files.list(seeds)) {
            for (Path file : files.sorted().toList()) {
                load(Files.readAllBytes(file));
            }
        }
    }

    private static void load(byte[] input) {
        try {
            TARGET.run(input);
        } catch (Throwable isFoundAgain) { // the fuzzer starts from this input, too, and reports it
            return;
        }
    }

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.run(input);
    }
}

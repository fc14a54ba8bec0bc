package io.github.pcaconstrain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that tests use as witnesses. On a developer's machine, a test that lacks one is skipped. Where
 * {@code NEEDED_TOOLS=required} is in the environment, as {@code .ci/run} has it, such a test fails: nothing is to be skipped
 * there without anybody noticing.
 */
public final class NeededTools {
    private NeededTools() {}

    /** Skips the test, or fails it, unless all of these programs are on the PATH. */
    public static void need(String... programs) {
        List<String> missing =
                Arrays.stream(programs).filter(program -> !isOnPath(program)).toList();
        if (!missing.isEmpty() && "required".equals(System.getenv("NEEDED_TOOLS"))) {
            throw new AssertionError("missing on the PATH, though .ci/run installs it: " + String.join(", ", missing));
        }
        assumeTrue(missing.isEmpty(), () -> "needs " + String.join(", ", missing));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}

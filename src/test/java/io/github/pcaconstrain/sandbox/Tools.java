package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Programs that tests use as witnesses. */
final class Tools {
    private Tools() {}

    /** Leaves a test out where one of them is missing; in continuous integration, it fails. */
    static void require(String... programs) {
        List<String> missing =
                Arrays.stream(programs).filter(program -> !isOnPath(program)).toList();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).as("missing, though .ci/run installs them").isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> "needs " + missing);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs one that must succeed. */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }
}

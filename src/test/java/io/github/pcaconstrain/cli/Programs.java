package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other programs, run as processes. */
public final class Programs {
    private Programs() {}

    public static boolean isInstalled(String program) {
        @Nullable String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, program))
                        .anyMatch(Files::isExecutable);
    }

    public static Outcome run(Path folder, InputStream input, List<String> words) {
        try {
            Path in = Files.createTempFile(folder, "program", ".in");
            Path err = Files.createTempFile(folder, "program", ".err");
            Files.write(in, input.readAllBytes());
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectError(err.toFile())
                    .start();
            byte[] out = process.getInputStream().readAllBytes();
            int exitCode = process.waitFor();
            Outcome outcome = new Outcome(exitCode, out, Files.readString(err));
            Files.delete(in);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

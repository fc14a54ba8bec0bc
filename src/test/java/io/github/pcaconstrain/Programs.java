package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other programs, run as processes. */
public final class Programs {
    private Programs() {}

    /** Runs one that must succeed. */
    public static void succeed(Path folder, List<String> words) {
        Outcome outcome = run(folder, InputStream.nullInputStream(), words);

        assertThat(outcome.exitCode())
                .as(String.join(" ", words) + "\n" + outcome.out() + outcome.err())
                .isZero();
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

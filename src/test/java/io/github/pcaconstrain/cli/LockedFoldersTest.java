package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, of which one gets what only one may have. */
class LockedFoldersTest {
    private static final int ALL = TakenFolders.values().length;

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatAnotherProcessHasIsRefused() throws Exception {
        Process other = process();
        try {
            assertThat(got(other)).isEqualTo(ALL);
            assertThat(TakenFolders.take(folder)).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        List<AutoCloseable> taken = TakenFolders.take(folder);
        assertThat(taken).as("what a process had that was killed").hasSize(ALL);
        closeAll(taken);
    }

    /** A process loses its POSIX locks on a file when it closes any descriptor of it. */
    @Test
    void whatThisProcessHasStaysItsOwnWhateverItReads() throws Exception {
        List<AutoCloseable> taken = TakenFolders.take(folder);
        assertThat(taken).hasSize(ALL);
        assertThat(TakenFolders.take(folder)).as("a second time").isEmpty();
        readAllButLocks();

        Process other = process();
        try {
            assertThat(got(other)).isZero();
            closeAll(taken);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** A folder under another name is the same folder. */
    @Test
    void aLinkLeadsToTheSameLock() throws Exception {
        List<AutoCloseable> taken = TakenFolders.take(Files.createDirectories(folder.resolve("here")));
        Path link = Files.createSymbolicLink(folder.resolve("there"), folder.resolve("here"));

        assertThat(TakenFolders.take(link)).isEmpty();
        closeAll(taken);
        List<AutoCloseable> again = TakenFolders.take(link);
        assertThat(again).hasSize(ALL);
        closeAll(again);
    }

    private void readAllButLocks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock") && !file.toString().endsWith(".lock")) {
                    Files.readAllBytes(file);
                }
            }
        }
    }

    private static void closeAll(List<AutoCloseable> taken) throws Exception {
        for (AutoCloseable each : taken) {
            each.close();
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(StartedTool.program(TakenFolders.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int got(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(String.valueOf(said.readLine()));
    }
}

package io.github.pcaconstrain.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.output.OutputFile.Existing;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operating system says, in the words and with the hint that a user gets. */
class WriteProblemTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        No space left on device                    | the disk is full             | make room on it, and run the same command again
        There is not enough space on the disk      | the disk is full             | make room on it, and run the same command again
        Disk quota exceeded                        | the disk quota is used up    | make room within it, and run the same command again
        Read-only file system                      | the file system is read-only | name another
        Input/output error                         | it is broken                 | name another
        """)
    void theDiskIsTold(String said, String words, String hint) {
        WriteProblem expected = new WriteProblem(words, hint);

        assertThat(WriteProblem.of(new IOException(said), folder, "it is broken", "name another"))
                .isEqualTo(expected);
        assertThat(WriteProblem.of(new FileSystemException("f", null, said), folder, "it is broken", "name another"))
                .isEqualTo(expected);
    }

    @Test
    void permissionsAreNotTheDisk() {
        assertThat(WriteProblem.of(new AccessDeniedException("f"), folder, "access denied", "name another"))
                .isEqualTo(new WriteProblem("access denied", "name another"));
        assertThat(WriteProblem.of(new IOException(), folder.resolve("a/b/c"), "it is broken", "name another"))
                .isEqualTo(new WriteProblem("it is broken", "name another"));
    }

    @Test
    void aResultIsWrittenWholeOrNotAtAllAndTheReasonIsTold() throws IOException {
        String file = folder.resolve("result").toString();

        assertThatThrownBy(() -> OutputFile.write(file, Existing.KEEP, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(OutputFileException.class, e -> {
                    assertThat(e).hasMessage("cannot write " + file + ": the disk is full");
                    assertThat(e.hint()).startsWith("make room on it");
                });
        assertThatThrownBy(() -> OutputFile.write(file, Existing.KEEP, out -> {
                    throw new IOException("Input/output error");
                }))
                .hasMessage("cannot write " + file + ": input/output error");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void roomIsTriedOutAndLeavesNothing() throws IOException {
        DiskRoom.require(folder);

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}

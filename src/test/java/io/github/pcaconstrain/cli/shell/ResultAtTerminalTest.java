package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a result at a terminal, and of a reader that has seen enough. */
@EnabledOnOs(OS.LINUX)
class ResultAtTerminalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void binaryDataDoesNotGoToATerminal() {
        try (PseudoTerminal terminal =
                PseudoTerminal.in(folder).columns(200).run("pca-constrain encode -q -p a.example --as der")) {
            assertThat(terminal.waitForEnd()).isEqualTo(2);
            assertThat(terminal.lines())
                    .containsExactly(
                            "pca-constrain: --as der writes binary data, which does not go to a terminal",
                            "hint: write it to a file with -o FILE");
        }
        try (PseudoTerminal terminal = PseudoTerminal.in(folder).run("""
            pca-constrain encode -q -p a.example --as der >piped &&
            pca-constrain encode -q -p a.example --as der -o written && cmp piped written\
            """)) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
    }

    @Test
    void theNextCommandIsForPeople() throws IOException {
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(200)
                .run("pca-constrain encode -p a.example -o out; pca-constrain encode -p b.c 2>err")) {
            assertThat(terminal.waitForEnd()).isZero();
            assertThat(terminal.lines())
                    .contains("Next: pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN --permitted a.example");
        }
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "explain --list", "check -p example.com -", "--help", "audit fleet --json"})
    void aReaderThatHasSeenEnoughIsNoError(String command) throws IOException {
        Files.write(folder.resolve("names"), Collections.nCopies(100_000, "www.example.com"));
        Files.createDirectory(folder.resolve("fleet"));
        for (int i = 0; i < 50; i++) {
            Files.copy(Path.of("examples/certificates/chain.pem"), folder.resolve("fleet/" + i + ".pem"));
        }
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .run("pca-constrain " + command + " <names 2>err | head -c 1 >/dev/null; cat err")) {
            assertThat(terminal.waitForEnd()).isZero();
            assertThat(terminal.lines().stream()
                            .filter(line -> !line.contains("warning"))
                            .toList())
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aFullDiskIs() {
        try (PseudoTerminal terminal = PseudoTerminal.in(folder).run("pca-constrain completion >/dev/full")) {
            assertThat(terminal.waitForEnd()).isEqualTo(2);
            assertThat(terminal.lines().get(0)).startsWith("pca-constrain: cannot write standard output: ");
        }
    }
}

package io.github.pcaconstrain.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choosing a CA as a person at a terminal does. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init")
class AskingAtTerminalTest {
    private static final String DOWN = "\033[B";
    private static final String UP = "\033OA";
    private static final String CANCELLED = "Cancelled. Nothing was changed.";

    private static ApplyWorld world;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        world = new ApplyWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private PseudoTerminal run(String terminal, String command) {
        return PseudoTerminal.in(folder)
                .columns(150)
                .with("TERM", terminal)
                .with("NO_COLOR", "1")
                .with("AWS_REGION", "us-east-1")
                .with("AWS_ACCESS_KEY_ID", "sandbox")
                .with("AWS_SECRET_ACCESS_KEY", "sandbox")
                .run("pca-constrain " + command + " --endpoint-url " + world.endpoint()
                        + " >out; code=$?; stty -a >after; exit $code");
    }

    @Test
    void arrowKeysAndNumbersChooseAndTheCommandGoesOn() throws IOException {
        world.pending();
        try (PseudoTerminal terminal = run("xterm", "apply -p example.com --skip-test")) {
            terminal.waitFor("> 1  New").waitFor("2  Subordinate").type(DOWN);
            terminal.waitFor("> 2  Subordinate").type(UP).waitFor("> 1  New").type("2");
            terminal.waitFor("constrained? 2").type("\r");
            terminal.waitFor("signed its present certificate").type("\r");
            terminal.waitFor("Do it? [y/N]").type("n\n");

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo(CANCELLED);
            assertThat(terminal.lines()).first().isEqualTo("Which CA is to be constrained? Subordinate, " + world.ca);
            assertThat(terminal.raw()).doesNotContain("WARNING", "Exception");
        }
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(settingsAfterwards()).contains("icanon", "echo", "isig");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        xterm | C | Enter chooses
        xterm | D | Enter chooses
        dumb  | C | Number, part of a name, or ARN
        """)
    void ctrlCAndCtrlDCancel(String type, char key, String shown) throws IOException {
        try (PseudoTerminal terminal = run(type, "test --permit www.example.com")) {
            terminal.waitFor(shown).type(String.valueOf((char) (key - '@')));

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).as(terminal.toString()).isEqualTo(CANCELLED);
        }
        if (!type.equals("dumb")) { // there, Ctrl-C has ended the shell as well
            assertThat(settingsAfterwards()).contains("icanon", "echo", "isig");
        }
    }

    private List<String> settingsAfterwards() throws IOException {
        return List.of(Files.readString(folder.resolve("after")).split("[\\s;]+", -1));
    }

    @Test
    void withoutRawModeNumbersChoose() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("stty"), "#!/bin/sh\nexit 1\n")
                .toFile()
                .setExecutable(true);
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(150)
                .with("AWS_REGION", "us-east-1")
                .with("AWS_ACCESS_KEY_ID", "sandbox")
                .with("AWS_SECRET_ACCESS_KEY", "sandbox")
                .run("PATH=$PWD/bin:$PATH; export PATH; pca-constrain test --permit www.example.com --endpoint-url "
                        + world.endpoint())) {
            terminal.waitFor("Number, part of a name, or ARN").type("1\n");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
    }
}

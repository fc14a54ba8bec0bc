package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the start script of a checkout shows at a terminal while it builds, with stand-ins for Maven and Java. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init")
class CheckoutLauncherAtTerminalTest {
    private static final String BUILDING =
            "pca-constrain: building target/pca-constrain.jar (first run, about a minute)";

    @TempDir
    Path folder;

    private PseudoTerminal start(String maven, String terminal) throws IOException {
        Path checkout = folder.resolve("checkout");
        StartScript.copy("scripts/pca-constrain", checkout.resolve("scripts/pca-constrain"));
        StartScript.copy("src/main/dist/lib/start.sh", checkout.resolve("src/main/dist/lib/start.sh"));
        Files.createFile(checkout.resolve("pom.xml"));
        Path java = StartScript.fakeJava(folder.resolve("java"), "17.0.1", "echo started");
        Path bin = StartScript.executable(folder.resolve("maven/mvn"), "#!/bin/sh\n" + maven)
                .getParent();
        return PseudoTerminal.in(folder)
                .columns(120)
                .with("TERM", terminal)
                .with("JAVA_HOME", java.toString())
                .run("PATH=" + bin + ":$PATH checkout/scripts/pca-constrain version");
    }

    /** The stand-in for Maven goes on until the line has been seen to count. */
    @Test
    void oneLineCountsTheSecondsAndIsErased() throws IOException {
        try (PseudoTerminal terminal =
                start("until [ -e ../seen ]; do sleep 0.1; done; touch target/pca-constrain.jar", "xterm")) {
            terminal.waitFor(BUILDING + ", 1 s so far");
            Files.createFile(folder.resolve("seen"));

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines()).containsExactly("started");
            assertThat(terminal.past()).contains(BUILDING);
        }
    }

    @Test
    void whereNothingCanBeErasedTheLineStays() throws IOException {
        try (PseudoTerminal terminal = start("touch target/pca-constrain.jar", "dumb")) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines()).containsExactly(BUILDING, "started");
            assertThat(terminal.raw().replace("\r\n", "")).doesNotContain("\r", "\033");
        }
    }

    @Test
    void aFailedBuildLeavesMavensMessages() throws IOException {
        try (PseudoTerminal terminal = start("echo '[ERROR] no luck'; exit 1", "xterm")) {
            assertThat(terminal.waitForEnd()).isEqualTo(70);
            assertThat(terminal.lines())
                    .containsExactly(
                            "[ERROR] no luck",
                            "pca-constrain: could not build target/pca-constrain.jar",
                            "hint: see Maven's messages above");
        }
    }

    @Test
    void ctrlCEndsTheBuild() throws IOException {
        try (PseudoTerminal terminal = start("sleep 60", "xterm")) {
            terminal.waitFor(BUILDING).interrupt();

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.toString()).doesNotContain("started");
        }
    }
}

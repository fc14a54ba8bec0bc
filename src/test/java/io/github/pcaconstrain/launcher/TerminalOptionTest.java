package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the start script tells Java of the terminal. */
@EnabledOnOs(OS.LINUX)
class TerminalOptionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void tellsWhichStreamsAreATerminalAndHowWideItIs() throws IOException {
        Path home = StartScript.fakeJava(
                folder.resolve("printing"),
                "17.0.1",
                "for i in \"$@\"; do case $i in *terminal=*)" + " echo \"${i#*=}.\" >>\"$OUT\" ;; esac; done");
        Path out = folder.resolve("out");
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(77)
                .with("JAVA_HOME", home.toString())
                .with("OUT", out.toString())
                .run("""
                    pca-constrain a
                    pca-constrain a | cat
                    pca-constrain a </dev/null
                    pca-constrain a 2>/dev/null
                    pca-constrain a </dev/null 2>/dev/null
                    pca-constrain a >/dev/null 2>&1
                    pca-constrain a </dev/null 2>/dev/null | cat
                    PATH=/nowhere $(command -v pca-constrain) a
                    exec 2>&-
                    pca-constrain a
                    """)) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines()).isEmpty();
        }
        assertThat(out).hasContent("""
            012:77.
            02:77.
            12:77.
            01:77.
            1:77.
            0:77.
            .
            012:.
            01:77.
            """);
    }

    /** Otherwise the JVM would read the first file that it opens as standard input. */
    @Test
    void standardInputThatIsClosedCannotBeRead() throws IOException {
        Path home = StartScript.fakeJava(
                folder.resolve("reading"), "17.0.1", "cat >>\"$OUT\" 2>&- || echo unreadable >>\"$OUT\"");
        Path out = folder.resolve("out");
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .with("JAVA_HOME", home.toString())
                .with("OUT", out.toString())
                .run("pca-constrain a <&-; echo input | pca-constrain a")) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
        assertThat(out).hasContent("unreadable\ninput\n");
    }
}

package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.PseudoTerminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({
        "012:80, true,  true,  true,  true,  80",
        "02:80,  true,  false, true,  true,  80",
        "01:80,  true,  true,  false, false, 80",
        "12:132, false, true,  true,  false, 132",
        "012:,   true,  true,  true,  true,  0",
        "012:x,  true,  true,  true,  true,  0",
        "012:-1, true,  true,  true,  true,  0",
        "012,    true,  true,  true,  true,  0",
        "'',     false, false, false, false, 0",
        "yes,    false, false, false, false, 0",
    })
    void readsWhatTheStartScriptTells(String told, boolean in, boolean out, boolean err, boolean canAsk, int columns) {
        assertThat(Terminal.parse(told, Map.of()))
                .isEqualTo(new Terminal(in, out, err, canAsk, columns, false, false, true));
    }

    @ParameterizedTest
    @CsvSource({"30, 60", "60, 60", "80, 80", "120, 120", "300, 120"})
    void textIsSetBetween60And120Columns(int columns, int width) {
        assertThat(Terminal.parse("1:" + columns, Map.of()).width()).hasValue(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:80", "012", "", "012:0"})
    void textHasNoWidthWithoutATerminalThatTellsOne(String told) {
        assertThat(Terminal.parse(told, Map.of()).width()).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "012, TERM, xterm, true",
        "012, TERM, dumb,  false",
        "012, CI,   true,  false",
        "012, CI,   1,     false",
        "012, CI,   false, true",
        "012, CI,   0,     true",
        "012, CI,   '',    true",
        "01,  TERM, xterm, false",
    })
    void aLineIsRedrawnOnlyWhereSomebodyLooks(String told, String variable, String value, boolean expected) {
        assertThat(Terminal.parse(told, Map.of(variable, value)).canRedraw()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/0,         true",
        "/dev/pts/12,        true",
        "/dev/tty,           true",
        "/dev/tty1,          true",
        "/dev/ttyS0,         true",
        "/dev/console,       true",
        "/dev/null,          false",
        "pipe:[1234],        false",
        "/home/me/tty1,      false",
        "/dev/pts/ptmx,      false",
        "'/dev/pts/0 (deleted)', false",
    })
    void knowsDevicesThatAreTerminals(String device, boolean expected) {
        assertThat(TerminalLookup.isTerminal(device)).isEqualTo(expected);
    }

    /** Without the start script, Java finds out by itself. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"pca-constrain", "\"$JAVA_HOME/bin/java\" -cp \"$TOOL\" io.github.pcaconstrain.cli.Main"})
    void asksForAPasswordAtATerminalAlone(String tool, @TempDir Path folder) throws Exception {
        writeKeyStore(folder.resolve("a.p12"));
        try (PseudoTerminal terminal = PseudoTerminal.in(folder).run(tool + " audit a.p12")) {
            terminal.waitFor("password for a.p12:").type("secret\n");
            terminal.waitForEnd();
            assertThat(terminal.lines()).anyMatch(line -> line.startsWith("1 certificate read"));
            assertThat(terminal.raw()).doesNotContain("secret");
        }
        try (PseudoTerminal terminal =
                PseudoTerminal.in(folder).columns(200).run(tool + " audit a.p12 2>err; cat err")) {
            terminal.waitForEnd();
            assertThat(terminal.raw()).doesNotContain("password for").contains("no password was given");
        }
    }

    private static void writeKeyStore(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of("examples/certificates/root.pem"))) {
            store.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
    }
}

package io.github.pcaconstrain.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zones as a tree with bars, which only people at a terminal see. */
class SuggestAtTerminalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** What is on standard error. */
    private String told(int columns, Map<String, String> environment) throws Exception {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            names.append("h" + i + ".dev.example.com\n");
            names.append(i < 20 ? "h" + i + ".test.example.com\n" : "");
            names.append(i < 10 ? "h" + i + ".a-service-with-a-long-name.example.net\n" : "");
        }
        names.append("10.1.2.3\n10.1.2.4\n10.1.2.5\n10.1.2.6\nwww.partner.org\n");
        return told(names.toString(), 1, columns, environment);
    }

    private String told(String names, int exitCode, int columns, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(folder.resolve("names.txt"), names);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                errors,
                environment,
                CLOCK,
                new Terminal(false, false, true, false, columns, false, false, false));
        assertThat(Main.run(new String[] {"suggest", "--names", file.toString()}, console))
                .isEqualTo(exitCode);
        errors.flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anyBarFitsBesideItsWords() throws Exception {
        List<String> tree = told(80, Map.of("NO_COLOR", "1")).lines().limit(6).toList();

        assertThat(tree)
                .containsExactly(
                        "example.com",
                        "\u251c\u2500 dns:dev.example.com" + " ".repeat(22) + "\u2588".repeat(24) + "  40 names",
                        "\u2514\u2500 dns:test.example.com" + " ".repeat(21) + "\u2588".repeat(12) + " ".repeat(14)
                                + "20 names",
                        "dns:a-service-with-a-long-name.example.net" + "  " + "\u2588".repeat(6) + " ".repeat(20)
                                + "10 names",
                        "ip:10.1.2.0/24" + " ".repeat(30) + "\u2588".repeat(2) + " ".repeat(24) + "4 names",
                        "4 entries cover 74 of 75 names (98.6%); 1 is left out");
    }

    /** Bars give way to words, and no words stand on a line of their own. */
    @Test
    void wordsStayBesideALongName() throws Exception {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            names.append("h" + i + ".a-service-with-quite-a-long-name-of-its-own.example.net\n");
        }
        assertThat(told(names.toString(), 0, 74, Map.of("NO_COLOR", "1")))
                .startsWith("dns:a-service-with-quite-a-long-name-of-its-own.example.net  40 names\n")
                .contains("not limited: IP addresses (none is in use; 'suggest --close-forms' forbids\n    them)");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160})
    void noLineOfTheTreeIsWiderThanTheTerminal(int columns) throws Exception {
        List<String> lines = told(columns, Map.of("NO_COLOR", "1")).lines().toList();

        assertThat(lines.stream().takeWhile(line -> !line.startsWith("4 entries")))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.length() <= columns);
    }

    @Test
    void theSameWordsAreColoredUnlessTheUserMindsColors() throws Exception {
        String plain = told(160, Map.of("NO_COLOR", "1"));
        String colored = told(160, Map.of("TERM", "xterm"));

        assertThat(plain).doesNotContain("\033");
        assertThat(colored).contains("\033[");
        assertThat(colored.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    /** The key store is read twice, and again if a CA refuses something. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void aPasswordIsAskedForOnce() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of("examples/certificates/development.pem"))) {
            store.setCertificateEntry(
                    "leaf", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.p12"))) {
            store.store(out, "secret".toCharArray());
        }
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(160)
                .run("pca-constrain suggest --at 2026-12-01 a.p12 -o policy.yaml")) {
            terminal.waitFor("password for a.p12:").type("secret\n");
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.raw().split("password for", -1)).hasSize(2);
            assertThat(terminal.lines().stream().collect(Collectors.joining("\n")))
                    .contains("\u2588")
                    .contains("Next: pca-constrain apply --policy policy.yaml --ca ARN");
        }
    }
}

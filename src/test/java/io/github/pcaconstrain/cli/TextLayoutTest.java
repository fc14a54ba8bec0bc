package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How text for people is laid out on a terminal, in a pipe and in a file. */
class TextLayoutTest {
    private static final String CHECK = "check -p example.com www.example.com www.example.org";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void writeCertificates() {
        SampleCertificates.writeTo(new Cli(folder));
    }

    private static List<String> atTerminal(int columns, String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(
                (command + " --color=never").split(" "),
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        Map.of(),
                        Clock.systemUTC(),
                        new Terminal(true, true, true, true, columns, false, false, true)));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> inPipe(String command) {
        return new Cli(folder).run(command.split(" ")).out().lines().toList();
    }

    private String inFile(String command) {
        Outcome outcome = new Cli(folder).run((command + " -o ./result").split(" "));
        assertThat(outcome.out()).isEmpty();
        return new Cli(folder).read("result");
    }

    /** Words that a reader may have to copy stay in one piece, however narrow the terminal is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECK,
                "lint -p example.com,ip:10.0.0.0/8",
                "lint examples/certificates/chain.pem",
                "audit --at 2026-12-31 examples/certificates",
                "diff examples/development.yaml examples/strict-internal.yaml",
                "impact -p example.org examples/certificates",
                "explain root-unconstrained",
                "verify examples/certificates/chain.pem --trust examples/certificates/root.pem --name x.example",
            })
    void theTerminalBreaksNoLine(String command) {
        for (int columns : new int[] {60, 80, 160}) {
            assertThat(atTerminal(columns, command))
                    .isNotEmpty()
                    .filteredOn(line -> line.length() > columns)
                    .allMatch(line -> line.matches(" *\\S+"));
        }
    }

    @Test
    void checkIsATableWithASum() {
        assertThat(inPipe(CHECK))
                .containsExactly(
                        "permitted      dns:www.example.com  inside permitted dns:example.com",
                        "not permitted  dns:www.example.org  outside every permitted DNS name; closest permitted:"
                                + " dns:example.com",
                        "2 names: 1 permitted, 1 refused");
    }

    @Test
    void checkWrapsItsReasonsAtATerminal() {
        assertThat(atTerminal(80, CHECK))
                .containsExactly(
                        "permitted      dns:www.example.com  inside permitted dns:example.com",
                        "not permitted  dns:www.example.org  outside every permitted DNS name; closest",
                        "                                    permitted: dns:example.com",
                        "2 names: 1 permitted, 1 refused");
    }

    @Test
    void filesKeepTheLayoutOfCheck() {
        assertThat(inFile(CHECK))
                .isEqualTo("permitted        dns:www.example.com                     inside permitted dns:example.com\n"
                        + "not permitted    dns:www.example.org                     outside every permitted DNS name;"
                        + " closest permitted: dns:example.com\n");
    }

    @Test
    void aFindingOfLintIsALineInAPipe() {
        List<String> lines = inPipe("lint -p example.com");

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.matches("(info|warning) .*; fix: .*"));
        assertThat(lines.get(lines.size() - 1)).startsWith("0 errors, ");
    }

    /** What is wrong in several places is headed, and mended, once. */
    @Test
    void findingsOfAKindAreABlockAtATerminal() {
        assertThat(atTerminal(80, "lint -p .dev.example.com -e .prod.dev.example.com")
                        .subList(0, 8))
                .containsExactly(
                        "warning  leading-dot",
                        "         permitted dns:.dev.example.com: a DNS name starts with a dot, to",
                        "           which RFC 5280 gives no meaning",
                        "         excluded dns:.prod.dev.example.com: a DNS name starts with a dot, to",
                        "           which RFC 5280 gives no meaning",
                        "         fix for each: write the name without the dot, which covers it and",
                        "           everything below",
                        "");
    }

    @Test
    void aPlanIsWrappedBesideItsLabels() {
        List<String> plan = atTerminal(60, "apply --sandbox=:memory: -p example.com --dry-run");

        assertThat(plan).anyMatch(line -> line.matches("CA        arn:\\S+"));
        assertThat(plan)
                .filteredOn(line -> line.startsWith("names     "))
                .singleElement()
                .satisfies(
                        first -> assertThat(plan.get(plan.indexOf(first) + 1)).startsWith("          "));
    }

    @Test
    void filesKeepTheLayoutOfLint() {
        assertThat(inFile("lint -p example.com")).contains("\n    fix: ").contains(" form-left-open: ");
    }

    @Test
    void verifyListsEachDifferenceFromTheExpectedPolicy() {
        new Cli(folder).write("policy.yaml", "permitted:\n  dns: [a.example, dev.example.com]\n");
        String command = "verify ./certs/lower.pem --chain ./certs/chain.pem --trust ./certs/root.pem --witness none"
                + " --expect ./policy.yaml";

        assertThat(inPipe(command))
                .containsSequence(
                        "expected     failed  CN=Lower has other constraints:",
                        "                     lacks permitted dns:a.example",
                        "                     adds permitted ip:10.20.0.0/16");
        assertThat(inFile(command))
                .contains("expected     failed        CN=Lower has other constraints: lacks permitted dns:a.example;"
                        + " adds permitted ip:10.20.0.0/16\n");
    }
}

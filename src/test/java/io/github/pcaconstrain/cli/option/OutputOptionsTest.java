package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.CommandLines;
import io.github.pcaconstrain.cli.audit.AuditWorld;
import io.github.pcaconstrain.cli.shell.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is known of a file that cannot be written is said before the command begins. */
class OutputOptionsTest {
    private static final String TAKEN = "cannot write ./taken: it already exists";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void open() {
        cli = new Cli(folder).write("taken", "kept").write("certs/other", "");
    }

    static Stream<CommandSpec> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.systemUTC());
        return CommandLines.all(console).getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> command.findOption("--out") != null)
                .filter(command -> !command.name().equals("init")); // without a terminal, it never gets that far
    }

    /** Otherwise, every command would have something else to complain of, such as that it got no constraints. */
    @ParameterizedTest
    @MethodSource("commands")
    void noCommandBeginsIfItsResultCannotBeWritten(CommandSpec command) {
        List<String> args = new ArrayList<>(List.of(command.name()));
        command.positionalParameters().stream()
                .filter(argument -> argument.required())
                .forEach(argument -> args.add("./none"));
        args.addAll(List.of("-o", "./taken"));

        Outcome outcome = cli.run(args);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: " + TAKEN + "\n");
        assertThat(cli.read("taken")).isEqualTo("kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        audit --html ./taken ./none                   | cannot write ./taken: it already exists
        audit --write-baseline ./none/b ./none        | cannot write ./none/b: there is no such folder
        audit --csv ./taken/b ./none                  | cannot write ./taken/b: not a directory
        audit --html - ./none                         | --html does not write to standard output, where the result goes
        audit --html ./a --csv ./a ./none             | cannot write ./a: --csv and --html would write the same file
        audit --html ./a -o ./certs/../a ./none       | cannot write ./a: --out and --html would write the same file
        impact -e a --html ./taken ./none             | cannot write ./taken: it already exists
        impact -e a --html ./a -o ./a --force ./none  | cannot write ./a: --out and --html would write the same file
        diff --html ./taken ./none ./none             | cannot write ./taken: it already exists
        test --junit ./none/b --ca arn:x              | --ca: 'arn:x' is not the ARN of a private CA
        test --junit ./none/b                         | cannot write ./none/b: there is no such folder
        test --junit ./certs                          | cannot write ./certs: it is not a regular file
        """)
    void reportsAreCheckedToo(String command, String error) {
        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: " + error + "\n");
        assertThat(cli.files()).containsExactly("certs", "taken");
    }

    /** The folder goes while the command reads: the result must not go with it, nor the other report. */
    @Test
    void aReportThatCannotBeWrittenTakesNothingElseWithIt() {
        cli.write("gone/kept", "");
        InputStream certificates = new InputStream() {
            private final InputStream all =
                    new ByteArrayInputStream(AuditWorld.pem(AuditWorld.CA).getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                if (Files.deleteIfExists(folder.resolve("gone/kept"))) {
                    Files.delete(folder.resolve("gone"));
                }
                return all.read();
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                int octet = length == 0 ? 0 : read();
                if (length == 0 || octet < 0) {
                    return octet;
                }
                octets[offset] = (byte) octet;
                return 1;
            }
        };

        Outcome outcome = cli.input(certificates)
                .run(
                        "audit",
                        "--json",
                        "--csv",
                        "./gone/a.csv",
                        "--sarif",
                        "./gone/a.sarif",
                        "--html",
                        "./a.html",
                        "-");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).contains("\"findings\"");
        assertThat(outcome.err())
                .contains("cannot write ./gone/a.sarif: there is no such folder\n")
                .contains("cannot write ./gone/a.csv: there is no such folder\n");
        assertThat(cli.read("a.html")).contains("</html>");
    }

    @Test
    void theResultMayBeInTheFolderThatTheCommandMakes() {
        Outcome outcome = cli.run(
                "issue",
                "--sandbox=:memory:",
                "--sandbox-key",
                "EC_prime256v1",
                "-q",
                "-p",
                "example.com",
                "--out-dir",
                "./made/here",
                "--json",
                "-o",
                "./made/here/result.json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(cli.read("made/here/result.json")).contains("\"status\"");
    }
}

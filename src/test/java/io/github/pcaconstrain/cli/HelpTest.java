package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help pages: golden files, no line wider than a terminal, and examples that run. */
class HelpTest {
    private static final List<String> PAGES = List.of(
            "",
            "init",
            "encode",
            "issue",
            "install",
            "test",
            "apply",
            "retire",
            "csr",
            "decode",
            "lint",
            "check",
            "verify",
            "audit",
            "guard",
            "diff",
            "impact",
            "suggest",
            "explain",
            "sandbox",
            "help",
            "version",
            "completion");

    /** A server runs until it is stopped, and questions need somebody who answers; their own tests do that. */
    private static final Set<String> NOT_BY_THEMSELVES = Set.of("sandbox", "init");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TestFactory
    Stream<DynamicTest> pages() {
        return PAGES.stream()
                .map(command -> DynamicTest.dynamicTest("--help " + command, () -> {
                    String help = help(command);

                    assertThat(help.lines()).allMatch(line -> line.length() <= 80 && !line.endsWith(" "));
                    Golden.compare(
                            Golden.file("cli/help/" + (command.isEmpty() ? "pca-constrain" : command) + ".txt"), help);
                }));
    }

    @Test
    void everyCommandHasAPage() {
        List<String> commands = help("").lines()
                .takeWhile(line -> !line.equals("Examples:"))
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands)
                .containsExactlyInAnyOrderElementsOf(
                        PAGES.stream().filter(page -> !page.isEmpty()).toList());
        assertThat(commands).startsWith("apply");
        assertThat(CommandLines.all(console(0)).getSubcommands().keySet()).containsExactlyElementsOf(commands);
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        Outcome outcome = new Cli(folder).run();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo(help("")).contains("Change a CA:", "Rehearse:");
        assertThat(outcome.err()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> helpIsAlsoACommand() {
        return PAGES.stream()
                .map(command -> DynamicTest.dynamicTest("help " + command, () -> {
                    Outcome outcome =
                            new Cli(folder).run(("help " + command).strip().split(" "));

                    assertThat(outcome.exitCode()).isZero();
                    assertThat(outcome.out()).isEqualTo(help(command));
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aply", "help aply", "aply --help", "aply -h", "aply --version", "aply -p example.com"})
    void aCommandThatDoesNotExistIsRefusedWhateverIsAskedOfIt(String typed) {
        Outcome outcome = new Cli(folder).run(typed.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("pca-constrain: no command 'aply'\nhint: did you mean apply?\n");
    }

    /** Whatever the terminal's width, the same words stand there, each in one piece. */
    @TestFactory
    Stream<DynamicTest> pagesFillTheTerminalAndBreakNoWord() {
        return PAGES.stream()
                .map(command -> DynamicTest.dynamicTest("help " + command, () -> {
                    String usual = words(help(command));
                    for (int columns : new int[] {60, 80, 100, 120, 160}) {
                        String page = atTerminal(columns, command);

                        assertThat(words(page)).isEqualTo(usual);
                        assertThat(page.lines())
                                .filteredOn(line -> line.length() > Math.min(columns, 120))
                                .allMatch(line -> line.matches(" *\\S+"));
                    }
                }));
    }

    private static String words(String page) {
        return page.replace(" \\\n", " ").replaceAll("\\s+", " ");
    }

    private static String atTerminal(int columns, String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = console(columns, out);
        Main.run(command.isEmpty() ? new String[0] : new String[] {command, "--help"}, console);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Console console(int columns) {
        return console(columns, OutputStream.nullOutputStream());
    }

    private static Console console(int columns, OutputStream out) {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(true, columns > 0, true, true, columns, true, false, true);
        return new Console(
                InputStream.nullInputStream(), stream, stream, Map.of("TERM", "dumb"), Clock.systemUTC(), terminal);
    }

    @Test
    void referenceHasTheHelpOfEveryCommand() throws IOException {
        Path page = Path.of("docs", "reference", "commands.md");
        String introduction = Files.readString(page).split("(?m)^## ", 2)[0];
        String commands = PAGES.stream()
                .filter(command -> !command.isEmpty())
                .map(command -> "## " + command + "\n\n```text\n" + help(command) + "```\n")
                .collect(Collectors.joining("\n"));

        Golden.compare(page, introduction + commands);
    }

    @TestFactory
    Stream<DynamicTest> examplesRun() throws IOException {
        prepareFolder();
        return PAGES.stream()
                .filter(command -> !NOT_BY_THEMSELVES.contains(command))
                .flatMap(command ->
                        examples(command).map(example -> DynamicTest.dynamicTest(example, () -> runExample(example))));
    }

    private String help(String command) {
        String[] args = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        Outcome outcome = new Cli(folder).run(args);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    /** The command lines of a page, each on one line again. */
    private Stream<String> examples(String command) {
        return help(command)
                .replaceAll(" \\\\\n +", " ")
                .lines()
                .filter(line -> line.startsWith("    $ "))
                .map(line -> line.substring(6));
    }

    private void runExample(String example) {
        String command = given(example)
                .replaceAll("^source <\\((.*)\\)$", "$1")
                .replaceAll(" > \\S+$", "")
                .replaceAll("--ca \\$CA_ARN( --parent \\$PARENT_ARN)?", "--sandbox");
        if (command.matches("pca-constrain (apply|retire).*") && !command.contains("--out-dir")) {
            Path run = folder.resolve("applied-" + Integer.toHexString(example.hashCode()));
            command += " --out-dir \"" + run + "\"";
        }
        Cli next = new Cli(folder).with(Map.of("XDG_STATE_HOME", folder.toString()));
        for (List<String> words : ShellWords.pipe(command)) {
            Outcome outcome = words.get(0).equals("pca-constrain")
                    ? next.run(words.stream().skip(1).map(this::inFolder).toList())
                    : runProgram(next, words);

            assertThat(outcome.exitCode()).as(outcome.err()).isBetween(0, 1);
            assertThat(outcome.err()).doesNotContain("hint: ");
            next = new Cli(folder).input(outcome.octets());
        }
    }

    /** What somebody has put into variables, for a command that has no sandbox. */
    private static String given(String example) {
        String cas = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/";
        return example.startsWith("pca-constrain guard ")
                ? example.replace("$PARENT_ARN", cas + "parent")
                        .replace("$CA_ARN", cas + "ca")
                        .replace("$ROLE_ARN", "arn:aws:iam::111122223333:role/ConstrainCas")
                : example;
    }

    /** Files of the examples are named from where they are run. */
    private String inFolder(String word) {
        boolean isNewFile = word.matches(
                "(issued|applied|fetched)(/[a-z_]+\\.pem)?|[a-z_-]+\\.(json|pem|yaml|cnf|der|csr|xml|html|sarif|txt)");
        return isNewFile || Files.exists(folder.resolve(word)) ? "./" + word : word;
    }

    private Outcome runProgram(Cli input, List<String> words) {
        NeededTools.need(words.get(0));
        return Programs.run(folder, input.input(), words);
    }

    private void prepareFolder() throws IOException {
        Path examples = Path.of("examples");
        if (Files.isDirectory(examples)) {
            try (Stream<Path> files = Files.walk(examples)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    new Cli(folder).write(file.toString(), Files.readAllBytes(file));
                }
            }
        } else {
            new Cli(folder).write("examples/development.yaml", "permitted:\n  dns: [dev.example.com]\n");
        }
        new Cli(folder)
                .write("extensions.json", "{\"Extensions\": {\"KeyUsage\": {\"KeyCertSign\": true}}}")
                .write("inventory.json", "{\"names\": [\"www.dev.example.com\"]}")
                .write(
                        "report.json",
                        "[{\"certificateArn\": \"revoked\", \"revokedAt\": \"2026-01-01T00:00:00+0000\"}]")
                .write("names.txt", "www.dev.example.com\n")
                .write("leaf.pem", SampleCertificates.pem(SampleCertificates.LEAF))
                .write("root.pem", SampleCertificates.pem(SampleCertificates.ROOT))
                .write("cert.pem", SampleCertificates.pem(SampleCertificates.LOWER))
                .write("subordinate.pem", SampleCertificates.pem(SampleCertificates.LOWER))
                .write("chain.pem", SampleCertificates.pem(SampleCertificates.LOWER, SampleCertificates.UPPER))
                .write("legacy-ca.cer", SampleCertificates.pem(SampleCertificates.LEGACY));
    }
}

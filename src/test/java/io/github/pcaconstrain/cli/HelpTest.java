package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The help pages: golden files, no line wider than a terminal, and examples that run. */
class HelpTest {
    private static final List<String> PAGES = List.of(
            "",
            "encode",
            "issue",
            "install",
            "test",
            "apply",
            "csr",
            "decode",
            "lint",
            "check",
            "verify",
            "audit",
            "diff",
            "impact",
            "explain",
            "sandbox",
            "completion");

    /** A server runs until it is stopped; its own test does that. */
    private static final String SERVER = "sandbox";

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
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(PAGES).containsAll(commands);
    }

    /** Exit codes have a page of their own. */
    @Test
    void referenceHasTheHelpOfEveryCommand() throws IOException {
        Path page = Path.of("docs", "reference", "commands.md");
        String introduction = Files.readString(page).split("(?m)^## ", 2)[0];
        String commands = PAGES.stream()
                .filter(command -> !command.isEmpty())
                .map(command -> "## " + command + "\n\n```text\n"
                        + help(command).replaceFirst("\nExit codes:\n(?: .*\n)+", "") + "```\n")
                .collect(Collectors.joining("\n"));

        Golden.compare(page, introduction + commands);
    }

    @TestFactory
    Stream<DynamicTest> examplesRun() throws IOException {
        prepareFolder();
        return PAGES.stream()
                .filter(command -> !command.equals(SERVER))
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
        String command = example.replaceAll("^source <\\((.*)\\)$", "$1")
                .replaceAll(" > \\S+$", "")
                .replaceAll("--ca \\$CA_ARN( --parent \\$PARENT_ARN)?", "--sandbox");
        if (command.startsWith("pca-constrain apply") && !command.contains("--out-dir")) {
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

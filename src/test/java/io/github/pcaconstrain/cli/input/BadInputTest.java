package io.github.pcaconstrain.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cannot be read is refused with one line that names the file, and nothing is written. {@code bad-input.tsv} holds
 * the message for every case.
 */
class BadInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void openFolder() {
        cli = new Cli(folder);
    }

    @Test
    void everyCaseGivesItsMessage() {
        StringBuilder messages = new StringBuilder("case\tmessage\thint\n");
        for (BadInput.Case bad : BadInput.cases()) {
            cli.write("bad", bad.content());
            messages.append(PrintableText.printable(bad.name()).replaceAll("k{80,}", "k..."))
                    .append('\t')
                    // An ECDSA signature has 70 to 72 octets.
                    .append(refusal(bad.args()).replaceAll("at octet 3[0-9]{2}", "at octet 3.."))
                    .append('\n');
        }
        Golden.compare(Golden.file("cli/bad-input.tsv"), messages.toString());
    }

    @Test
    void everyCaseIsRefusedLikewiseFromStandardInput() {
        for (BadInput.Case bad : BadInput.cases()) {
            Outcome outcome = cli.input(bad.content())
                    .run(bad.args().stream()
                            .map(arg -> arg.equals("./bad") ? "-" : arg)
                            .toList());

            assertThat(outcome.exitCode()).as(bad.name() + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.out()).as(bad.name()).isEmpty();
            assertThat(outcome.err())
                    .as(bad.name())
                    .startsWith("pca-constrain: ")
                    .contains("standard input");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode --policy ./bad",
                "decode ./bad",
                "encode -p a.example --merge ./bad",
                "check --cert ./bad x"
            })
    void oneHundredMegabytesAreRefusedAtOnce(String command) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("bad").toFile(), "rw")) {
            file.setLength(100_000_000);
        }

        assertThat(refusal(ShellWords.of(command))).contains("it has more than ");
    }

    @Test
    void millionsOfNamesInOnePolicyAreTooManyForAws() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("bad"))) {
            out.write("permitted:\n  dns:\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = "  - example.com\n".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100_000; i++) {
                out.write(line);
            }
        }

        assertThat(outcome(List.of("encode", "--policy", "./bad")).err())
                .startsWith("pca-constrain: the extension has 1500010 octets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode --policy ./missing",
                "decode ./missing",
                "encode -p a.example --merge ./missing",
                "check --cert ./missing x",
                "check -p a.example --names ./missing",
                "encode --policy ./folder",
                "decode ./folder",
                "encode -p a.example --merge ./folder",
                "check --cert ./folder x",
                "check -p a.example --names ./folder",
                "decode ./folder/",
                "decode ./missing/below",
                "encode --policy ''",
                "check --cert '' x"
            })
    void missingFilesAndFoldersAreNamed(String command) throws IOException {
        Files.createDirectory(folder.resolve("folder"));

        Outcome outcome = outcome(ShellWords.of(command));

        assertThat(outcome.err()).containsAnyOf("./missing", "./folder", "''");
        assertThat(outcome.err()).containsAnyOf("no such file", "it is a folder", "it is not a file name");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        assertThat(outcome(List.of("decode", "a\0b")).err()).contains("'a\\u{0}b': it is not a file name");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesThatMayNotBeReadAreNamed() throws IOException {
        Path secret = Files.writeString(folder.resolve("bad"), "permitted: [a.example]\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(secret), "root reads everything");

        assertThat(refusal(List.of("encode", "--policy", "./bad"))).contains("permission denied");
    }

    @Test
    void namesThatAreNoTextAreNotPermittedAndTheRestStillCounts() {
        byte[] names = "www.example.com\n\0\0\n\u00ff\u00fe\n".getBytes(StandardCharsets.ISO_8859_1);

        Outcome outcome = cli.input(names).run("check", "-p", "example.com", "-");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out().lines())
                .hasSize(4)
                .filteredOn(line -> line.startsWith("permitted"))
                .hasSize(1);
    }

    private String refusal(List<String> args) {
        Outcome outcome = outcome(args);
        List<String> lines = outcome.err().lines().toList();
        assertThat(lines.get(0)).as("%s names the file", args).contains("./bad");
        String hint = lines.size() == 1 ? "" : lines.get(1).substring("hint: ".length());
        return lines.get(0)
                        .substring("pca-constrain: ".length())
                        .replaceAll("k{80,}", "k...")
                        .replaceAll("\\d+ > \\d+", "...")
                + "\t" + hint;
    }

    /** Runs a command that must fail as every unreadable input does. */
    private Outcome outcome(List<String> args) {
        List<String> before = cli.files();
        List<String> withOutput = new ArrayList<>(args);
        withOutput.addAll(1, Arrays.asList("-o", "./out"));

        Outcome outcome = cli.run(withOutput);

        assertThat(outcome.exitCode()).as("%s: %s", args, outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().toList())
                .as("%s: one line and a hint", args)
                .hasSizeBetween(1, 2)
                .allMatch(line -> line.length() < 1000)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("pca-constrain: "))
                .satisfies(lines ->
                        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("hint: ")));
        assertThat(cli.files()).as("nothing is written").isEqualTo(before);
        return outcome;
    }
}

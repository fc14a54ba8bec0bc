package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is coloured, and what never is. */
class ColorTest {
    private static final String CODE = "\033[";
    private static final String DEVELOPMENT = "examples/certificates/development.pem";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void writeCertificates() {
        SampleCertificates.writeTo(new Cli(folder));
    }

    private Outcome run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(more));
        return new Cli(folder).run(words);
    }

    /** The words stay the same, so that a column is as wide as what is seen of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check -p example.com www.example.com www.example.org",
                "lint -p example.com",
                "lint --list",
                "explain --list",
                "audit --at 2026-12-31 examples/certificates",
                "diff examples/development.yaml examples/strict-internal.yaml",
                "impact -p example.org ./certs/leaf.pem",
                "verify " + DEVELOPMENT + " --trust examples/certificates/root.pem",
                "test -q --sandbox :memory: --permit www.example.com --via pca",
                "apply --dry-run --sandbox=:memory: -p example.com",
                "encode --help",
                "help",
            })
    void textForPeopleIsColored(String command) {
        Outcome plain = run(command, "--color", "never");
        Outcome colored = run(command, "--color=always");

        assertThat(plain.out()).doesNotContain(CODE);
        assertThat(plain.err()).doesNotContain(CODE);
        assertThat(colored.out()).contains(CODE);
        assertThat(withoutIdentifiers(strip(colored.out()))).isEqualTo(withoutIdentifiers(plain.out()));
        assertThat(colored.exitCode()).isEqualTo(plain.exitCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode -p example.com",
                "encode -p example.com --as openssl",
                "encode -p example.com --as pem",
                "encode -p example.com --json",
                "decode " + DEVELOPMENT,
                "decode --lenient " + DEVELOPMENT,
                "csr --sandbox=:memory:",
                "check --json -p example.com www.example.com",
                "lint --json -p example.com",
                "lint --suggest -p example.com",
                "explain --json --list",
                "audit --json examples/certificates",
                "diff --json examples/development.yaml examples/strict-internal.yaml",
                "impact --json -p example.org examples/certificates",
                "verify --json " + DEVELOPMENT + " --trust examples/certificates/root.pem",
                "version --json",
                "completion",
                "completion fish",
            })
    void whatProgramsReadNeverIs(String command) {
        assertThat(run(command, "--color=always").out()).isNotEmpty().doesNotContain(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check -p example.com www.example.org",
                "lint -p example.com",
                "audit --at 2026-12-31 examples/certificates",
                "diff examples/development.yaml examples/strict-internal.yaml",
                "verify " + DEVELOPMENT + " --trust examples/certificates/root.pem",
                "explain --list",
            })
    void filesNeverAre(String command) throws Exception {
        run(command, "--color=always", "-o", "./result");

        assertThat(Files.readString(folder.resolve("result"))).isNotEmpty().doesNotContain(CODE);
    }

    @Test
    void messagesAreColoredByTheirFirstWord() {
        assertThat(run("encode -p", "*.example.com", "--color=always").err())
                .startsWith("\033[1m\033[31mpca-constrain: \033[0m")
                .contains("\033[1mhint: \033[0m");
        assertThat(run("encode --color=always -p example.com").err())
                .contains("pca-constrain: \033[33mwarning: \033[0m");
        assertThat(run("encode --no-such-option --color=always").err()).contains(CODE);
        assertThat(run("encode --no-such-option --color=never").err()).doesNotContain(CODE);
    }

    @Test
    void anUnknownModeIsRefused() {
        Outcome outcome = run("encode -p example.com --color pink");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("pca-constrain: --color: there is no color mode 'pink'\nhint: give auto, always or never\n");
    }

    private static String withoutIdentifiers(String text) {
        return text.replaceAll("[0-9a-f:-]{8,}|\\S+Z", "*");
    }

    private static String strip(String text) {
        return text.replaceAll("\033\\[[0-9;]*m", "");
    }
}

package io.github.pcaconstrain.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.PseudoTerminal;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts in the shells that they are for: what is typed before Tab, and what stands there after it. */
class CompletionTest {
    private static final String TAB = "\t";

    /** Ctrl-U, which empties the line. */
    private static final String CLEAR = "\025";

    private static final List<List<String>> CASES = List.of(
            List.of("aud", "audit"),
            List.of("encode --as t", "encode --as terraform"),
            List.of("encode --as=op", "encode --as=openssl"),
            List.of("test --via p", "test --via pca"),
            List.of("check --color al", "check --color always"),
            List.of("lint --lint-p", "lint --lint-profile"),
            List.of("audit --fail-on w", "audit --fail-on warning"),
            List.of("verify leaf.pem --witness jdk,gn", "verify leaf.pem --witness jdk,gnutls"),
            List.of("audit --only expired,weak-k", "audit --only expired,weak-key"),
            List.of("explain root-u", "explain root-unconstrained"),
            List.of("help dif", "help diff"),
            List.of("completion fi", "completion fish"),
            List.of("decode certif", "decode certificate.pem"),
            List.of("audit --trust anch", "audit --trust anchors.pem"),
            List.of("audit --iam certif", "audit --iam certificate.pem"),
            List.of("audit --iam scp:certif", "audit --iam scp:certificate.pem"),
            List.of("verify -o resu", "verify -o results.txt"),
            List.of("apply --out-dir fol", "apply --out-dir folder/"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        for (String shell : List.of("", "bash", "zsh", "fish")) {
            Outcome script = new Cli(folder).run(("completion " + shell).strip().split(" "));
            assertThat(script.exitCode()).isZero();
            Files.write(folder.resolve("script-" + shell), script.octets());
        }
        for (String file : List.of("certificate.pem", "anchors.pem", "results.txt")) {
            Files.createFile(folder.resolve(file));
        }
        Files.createDirectory(folder.resolve("folder"));
    }

    @ParameterizedTest
    @CsvSource({
        "bash --norc --noprofile -i, ./script-bash",
        "bash --norc --noprofile -i, ./script-",
        "zsh -f -i,                  ./script-zsh",
        "zsh -f -i,                  ./script-",
    })
    void completesWhatIsTyped(String shell, String script) {
        NeededTools.need(shell.split(" ", 2)[0]);
        try (PseudoTerminal terminal =
                PseudoTerminal.in(folder).columns(160).rows(200).run("PS1='ready> ' exec " + shell)) {
            terminal.waitFor("ready>")
                    .type("source " + script + " && echo 'sour''ced'\n")
                    .waitFor("sourced");
            for (List<String> each : CASES) {
                terminal.type(CLEAR + "pca-constrain " + each.get(0) + TAB).waitFor("pca-constrain " + each.get(1));
            }
            terminal.type(CLEAR + "exit\n").waitForEnd();
        }
    }

    static List<List<String>> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void completesInFish(List<String> typed) {
        NeededTools.need("fish");
        Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of(
                        "fish",
                        "--no-config",
                        "-c",
                        "source script-fish; complete -C 'pca-constrain " + typed.get(0) + "'"));

        assertThat(outcome.err()).isEmpty();
        String lastWord = typed.get(1).substring(typed.get(1).lastIndexOf(' ') + 1);
        assertThat(outcome.out().lines().map(line -> line.split("\t", 2)[0])).contains(lastWord);
    }

    /** What only the user knows, such as the name of a profile, is not completed to a file. */
    @Test
    void offersNothingWhereNothingIsKnown() {
        NeededTools.need("bash");
        assertThat(bash("audit --profile c")).isEmpty();
        assertThat(bash("check -p c")).isEmpty();
        assertThat(bash("encode c")).isEmpty();
    }

    /** Bash takes a value after an equals sign for a word of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"encode --as = terra", "encode --as terra"})
    void bashFindsTheOptionOfAValue(String words) {
        NeededTools.need("bash");
        assertThat(bash(words)).containsExactly("terraform");
    }

    @Test
    void filesWithBlanksAreOneCandidate() throws Exception {
        NeededTools.need("bash");
        Files.createFile(folder.resolve("my policy.yaml"));

        assertThat(bash("encode --policy my")).containsExactly("my policy.yaml");
    }

    private List<String> bash(String words) {
        Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of(
                        "bash",
                        "--norc",
                        "-c",
                        "source script-bash; COMP_WORDS=(pca-constrain " + words
                                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                                + " function=$(complete -p pca-constrain | sed 's/.*-F \\([^ ]*\\).*/\\1/');"
                                + " $function; printf '%s\\n' \"${COMPREPLY[@]}\""));
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void anotherShellIsRefused() {
        Outcome outcome = new Cli(folder).run("completion", "tcsh");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("pca-constrain: there is no completion for 'tcsh'\nhint: give bash, zsh or fish\n");
    }
}

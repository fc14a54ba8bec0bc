package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.audit.AuditWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of several mistakes is told first, and what is refused before anything is asked for. */
@SuppressWarnings("NullAway.Init")
class UsageErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "./none.pem, ./none.pem: there is no such file",
        "./ca.pem --chain ./none.pem, ./none.pem: there is no such file",
        "./none.pem --trust ./ca.pem, ./none.pem: there is no such file",
        "./ca.pem, no trusted certificate given",
        "localhost:1, no trusted certificate given",
    })
    void verifyLooksAtFilesBeforeItAsksForTrust(String arguments, String error) {
        Outcome outcome = new Cli(folder)
                .write("ca.pem", AuditWorld.pem(AuditWorld.CA))
                .run(Stream.concat(Stream.of("verify"), Stream.of(arguments.split(" ", -1)))
                        .toList());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: " + error);
    }

    @ParameterizedTest
    @CsvSource({"verify, 'parameter: ''LEAF'''", "diff, 'parameters: ''BEFORE'', ''AFTER'''"})
    void anArgumentThatMustBeGivenIsMissed(String command, String missing) {
        Outcome outcome = new Cli(folder).run(command);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: missing required " + missing + "\n");
    }

    @ParameterizedTest
    @CsvSource({"apply, 9", "apply, 4", "apply, -1", "issue, 9", "issue, 4", "issue, -1", "impact, 4"})
    void aPathLengthWithoutATemplateIsRefused(String command, String length) {
        Outcome outcome =
                new Cli(folder).run(List.of(command, "--sandbox=./box", "-p", "example.com", "--path-len", length));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("pca-constrain: --path-len " + length
                        + ": AWS has templates for path lengths from 0 to 3 only\n")
                .doesNotContain("PathLen");
        assertThat(folder.resolve("box")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apply --ca foo -p a.example --dry-run|--ca: 'foo' is not",
                "apply --parent foo -p a.example --dry-run|--parent: 'foo' is not",
                "issue --ca foo -p a.example|--ca: 'foo' is not",
                "install --ca foo|--ca: 'foo' is not",
                "csr --ca foo|--ca: 'foo' is not",
                "test --ca foo|--ca: 'foo' is not",
            })
    void anArnThatIsNoneIsToldWithItsOption(String command, String error) {
        Outcome outcome = new Cli(folder).run(command.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: " + error + " the ARN of a private CA\n");
    }

    @Test
    void anArnThatIsNoneIsToldWithItsVariable() {
        Outcome outcome =
                new Cli(folder).with(Map.of("PCA_CONSTRAIN_CA", "foo")).run("csr");

        assertThat(outcome.err()).startsWith("pca-constrain: PCA_CONSTRAIN_CA: 'foo' is not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --no-such|see 'pca-constrain check --help'",
                "check --polcy x|did you mean --policy?",
                "check --certificate x|did you mean --cert?",
                "check --not-critcal|did you mean --not-critical?",
                "apply --permited a|did you mean --permitted?",
                "apply --parnet=x|did you mean --parent?",
                "chek|did you mean check?",
                "frobnicate|see 'pca-constrain --help'",
                "encode -p a b|to give several values, repeat the option: -p a -p b",
                "encode -p a -e b c|to give several values, repeat the option: -e b -e c",
                "encode --policy a b|see 'pca-constrain encode --help'",
                "lint -p a b|check the path; to give b as another value of -p, repeat the option: -p a -p b",
                "lint --excluded=a b|check the path; to give b as another value of -e, repeat the option: -e a -e b",
                "lint b -p a|check the path",
                "lint --policy a b|check the path",
            })
    void aHintIsGivenWhereItIsLikelyToBeRight(String command, String hint) {
        Outcome outcome = new Cli(folder).run(command.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).endsWith("hint: " + hint + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ufeff# hosts\r\nwww.example.com\r\n", "\ufeffwww.example.com", "www.example.com", "\ufeff"})
    void aByteOrderMarkIsNoPartOfTheFirstName(String names) {
        Outcome outcome = new Cli(folder)
                .write("names.txt", names)
                .run("check", "-p", "example.com", "--names", "./names.txt", "www.example.com");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("\ufeff");
    }
}

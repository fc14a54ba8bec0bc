package io.github.pcaconstrain.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.TerminalRun;
import io.github.pcaconstrain.cli.TerminalRun.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CAs that the command line does not name are asked for. */
@SuppressWarnings("NullAway.Init")
class CaQuestionsTest {
    private static final String CONSTRAINED = "Which CA is to be constrained?\n";
    private static final String PARENT = "Which CA is to sign its certificate?\n";
    private static final String CANCELLED = "Cancelled. Nothing was changed.";

    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome run(String input, String... args) {
        return run(TerminalRun.dumb(), input, args);
    }

    private Outcome run(TerminalRun terminal, String input, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        Collections.addAll(all, "--endpoint-url", world.endpoint());
        return terminal.with("AWS_REGION", "us-east-1").run(input, all);
    }

    private static String start(String arn) {
        String id = arn.substring(arn.indexOf('/') + 1);
        return id.substring(0, 8);
    }

    @Test
    void applyAsksForBothAndNamesTheirStateAndConstraints() {
        world.otherRoot();
        Outcome outcome = run("1\n1\n", "apply", "-p", "example.com", "--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .startsWith(CONSTRAINED + "  1  Subordinate  subordinate  ACTIVE  " + start(world.ca)
                        + "  no name constraints\n")
                .contains("it is a root, and constraints belong in a subordinate CA\n3 CAs, 2 cannot be chosen\n")
                .contains(PARENT + "  1  ")
                .contains("root         ACTIVE  " + start(world.root)
                        + "  signed its present certificate; no name constraints\n")
                .contains("ACTIVE  " + start(world.ca) + "  it is the other CA of this command\n");
        assertThat(outcome.err().indexOf(start(world.root) + "  signed"))
                .as("the parent of today comes first")
                .isLessThan(outcome.err().indexOf("2  ", outcome.err().indexOf(PARENT)));
        assertThat(world.operations()).doesNotContain("IssueCertificate");
    }

    @Test
    void issueInstallAndTestAskForWhatTheyLack() {
        String issued = folder.resolve("issued").toString();
        Outcome issue = run("1\n1\n", "issue", "-p", "dev.example.com", "--out-dir", issued);
        assertThat(issue.exitCode()).as(issue.err()).isZero();
        assertThat(issue.err()).contains(CONSTRAINED, PARENT);

        Outcome install = run(
                "1\n1\n",
                "install",
                "--yes",
                "--revoke-old",
                "--cert",
                issued + "/cert.pem",
                "--chain",
                issued + "/cert_chain.pem");
        assertThat(install.exitCode()).as(install.err()).isZero();
        assertThat(install.err())
                .contains(
                        "Which CA is the certificate to be installed in?\n",
                        "Which CA issued the certificate that is to be revoked?\n");
        assertThat(world.operations()).contains("RevokeCertificate");

        Outcome test = run("1\n", "test", "--permit", "www.dev.example.com");
        assertThat(test.exitCode()).as(test.err()).isZero();
        assertThat(test.err()).contains("Which CA is to be tested?\n", "  permits dns:dev.example.com\n");
    }

    @Test
    void csrAndRetireAskToo() {
        world.pending();
        Outcome csr = run("1\n", "csr");
        assertThat(csr.exitCode()).as(csr.err()).isZero();
        assertThat(csr.err())
                .startsWith("Which CA's CSR is to be fetched?\n  1  ")
                .contains("3 CAs\n");
        assertThat(csr.out()).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");

        Outcome retire = run("Subordinate\n" + world.ca + "\nyes\n", "retire");
        assertThat(retire.exitCode()).as(retire.err()).isEqualTo(130);
        assertThat(retire.err())
                .startsWith("Which CA is to be retired?\n")
                .contains("Type 'Subordinate' to retire this CA: ");
        assertThat(retire.lastLine()).as("neither a list nor y confirms").endsWith(CANCELLED);
        assertThat(world.operations()).doesNotContain("UpdateCertificateAuthority", "DeleteCertificateAuthority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csr", "retire"})
    void theyCanBeCancelledAndFailAsBeforeWithoutATerminal(String command) {
        Outcome cancelled = run("", command);
        assertThat(cancelled.exitCode()).isEqualTo(130);
        assertThat(cancelled.lastLine()).isEqualTo(CANCELLED);

        Outcome unattended = run(TerminalRun.none(), "1\n", command);
        assertThat(unattended.exitCode()).isEqualTo(2);
        assertThat(unattended.err()).startsWith("pca-constrain: no CA given with --ca\n");
    }

    @Test
    void aDeletedCaCannotBeRetired() {
        world.subordinate();
        world.disable();
        world.delete();

        assertThat(run("", "retire").err()).contains("it is deleted already\n3 CAs, 1 cannot be chosen\n");
    }

    @Test
    void whatTheCommandLineNamesIsNotAskedFor() {
        Outcome outcome = run("1\n", "apply", "--parent", world.root, "-p", "example.com", "--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains(CONSTRAINED).doesNotContain(PARENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\n", "nobody\n"})
    void ctrlDCancels(String input) {
        Outcome outcome = run(input, "apply", "-p", "example.com");

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.lastLine()).isEqualTo(CANCELLED);
        assertThat(outcome.out()).isEmpty();
    }

    static Stream<TerminalRun> placesWithoutAnybody() {
        return Stream.of(TerminalRun.none(), TerminalRun.ofCi());
    }

    @ParameterizedTest
    @MethodSource("placesWithoutAnybody")
    void nobodyIsAskedWithoutATerminal(TerminalRun terminal) {
        Outcome outcome = run(terminal, "1\n1\n", "apply", "-p", "example.com");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
            pca-constrain: no CA given with --ca
            hint: give its ARN, or use --sandbox to try it out
            Nothing was changed.
            """);
        assertThat(world.operations()).isEmpty();
    }

    @Test
    void theSandboxKnowsItsOwn() {
        Outcome outcome = TerminalRun.dumb()
                .run(
                        "",
                        List.of(
                                "issue",
                                "--sandbox=:memory:",
                                "--sandbox-key",
                                "EC_prime256v1",
                                "-p",
                                "example.com",
                                "--dry-run"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("Which CA");
    }

    @Test
    void aUserWhoMayNotListCasTypesTheArn() {
        world.misbehave("fail=ListCertificateAuthorities:AccessDeniedException:9");
        Outcome outcome =
                run("Subordinate\n" + world.ca + "\n" + world.root + "\n", "apply", "-p", "example.com", "--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .startsWith("pca-constrain: note: the CAs cannot be listed, so --ca has to be typed: AWS refused"
                        + " ListCertificateAuthorities: AccessDeniedException: ")
                .contains("pca-constrain: note: to choose from a list: allow acm-pca:ListCertificateAuthorities")
                .contains(CONSTRAINED
                        + "ARN:   the ARN of a private CA is"
                        + " arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID\nARN: ")
                .containsOnlyOnce("the CAs cannot be listed");
        assertThat(world.operations()).doesNotContain("ListCertificateAuthorities");
    }

    @ParameterizedTest
    @CsvSource({"UnrecognizedClientException, 3", "ExpiredTokenException, 3"})
    void wrongCredentialsAreNoReasonToAsk(String code, int exitCode) {
        world.misbehave((context, operation, input, next) -> {
            throw io.github.pcaconstrain.sandbox.wire.AwsError.of(code, "who is this?");
        });
        Outcome outcome = run(world.ca + "\n", "apply", "-p", "example.com");

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.err()).doesNotContain("Which CA");
    }

    @Test
    void casThatCannotBeChosenAreListedWithTheReason() {
        String other = world.subordinate();
        world.disable();
        world.delete();
        world.pending();
        Outcome outcome = run("", "test");

        assertThat(outcome.err())
                .contains("Subordinate  subordinate  ACTIVE               " + start(other) + "  no name constraints\n")
                .contains("DELETED              " + start(world.ca) + "  it is deleted, and has to be restored first\n")
                .contains("it has no certificate yet\n")
                .contains("4 CAs, 2 cannot be chosen\n");
    }

    @Test
    void whereNoneCanBeChosenThatIsAnError() {
        world.disable();
        world.delete();
        Outcome outcome = run("1\n", "apply", "-p", "example.com");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no CA given with --ca, and none can be chosen: ", "; nor can 1 other\n");
    }

    @Test
    void aRegionWithoutCasIsAnError() {
        Outcome outcome = run("1\n", "apply", "-p", "example.com", "--region", "eu-west-1");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("pca-constrain: no CA given with --ca, and there is no CA in eu-west-1\nhint: ");
    }

    @Test
    void onlyWhatIsOnTheScreenIsRead() {
        for (int i = 0; i < 20; i++) {
            world.subordinate();
        }
        long before = reads();
        Outcome outcome = run("", "test", "--permit", "www.example.com");

        assertThat(outcome.err()).contains("1 to 20 of 22 CAs\n").contains("no name constraints\n");
        assertThat(reads() - before).isEqualTo(20);
    }

    private long reads() {
        return world.operations().stream()
                .filter("GetCertificateAuthorityCertificate"::equals)
                .count();
    }
}

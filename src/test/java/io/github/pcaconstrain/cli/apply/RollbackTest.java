package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy, another one, and the first again, within the minutes in which AWS remembers tokens. */
@SuppressWarnings("NullAway.Init")
class RollbackTest {
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

    @Test
    void applyHasANewCertificateSigned() {
        succeed(apply("a.example.com", "one"));
        String first = serial();
        succeed(apply("b.example.com", "two"));
        String second = serial();
        succeed(apply("a.example.com", "three"));

        assertThat(serial()).isNotEqualTo(first).isNotEqualTo(second);
        assertThat(world.signedByRoot()).isEqualTo(3);
    }

    @Test
    void issueAndInstallDoTheSame() {
        for (String policy : new String[] {"a.example.com", "b.example.com", "a.example.com"}) {
            succeed(issue(policy, "./issued", "--force"));
            succeed(world.run(folder, "install", "--from", "./issued", "--yes", "--revoke-old"));
        }

        assertThat(world.signedByRoot()).isEqualTo(3);
    }

    @Test
    void whatAJournalSaysIsRevokedIsNotInstalled() {
        succeed(apply("a.example.com", "one"));
        succeed(apply("b.example.com", "two"));
        String before = serial();

        Outcome folder1 = world.run(folder, "install", "--from", "./one", "--yes");
        Outcome files =
                world.run(folder, "install", "--cert", "./one/cert.pem", "--chain", "./one/cert_chain.pem", "--yes");

        for (Outcome outcome : new Outcome[] {folder1, files}) {
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
            assertThat(outcome.err()).contains("[certificate-revoked]").contains("two/journal.jsonl");
        }
        assertThat(serial()).isEqualTo(before);
    }

    @Test
    void whatWasRevokedFromHereIsRememberedWhereverItsFilesAre() {
        Map<String, String> state =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        succeed(issue("a.example.com", "./first/issued"));
        succeed(world.run(folder, "install", "--from", "./first/issued", "--yes"));
        succeed(issue("b.example.com", "./second/issued"));
        succeed(with(state, "install", "--from", "./second/issued", "--yes", "--revoke-old"));

        Outcome again = with(state, "install", "--from", "./first/issued", "--yes");

        assertThat(again.exitCode()).as(again.err()).isEqualTo(1);
        assertThat(again.err()).contains("[certificate-revoked]").contains("state/pca-constrain/certificates.jsonl");
    }

    @Test
    void aRollbackByInstallingWhatIsNotRevokedIsAllowed() {
        succeed(issue("a.example.com", "./one"));
        succeed(world.run(folder, "install", "--from", "./one", "--yes"));
        String first = serial();
        succeed(issue("b.example.com", "./two"));
        succeed(world.run(folder, "install", "--from", "./two", "--yes"));

        succeed(world.run(folder, "install", "--from", "./one", "--yes"));

        assertThat(serial()).isEqualTo(first);
    }

    @Test
    void aRevokedCertificateThatIsInPlaceIsReplaced() throws IOException {
        succeed(apply("a.example.com", "one"));
        succeed(apply("b.example.com", "two"));
        world.clients
                .privateCa()
                .install(
                        CaArn.parse(world.ca),
                        new SignedCertificate(
                                Files.readString(folder.resolve("one/cert.pem")),
                                Files.readString(folder.resolve("one/cert_chain.pem"))));
        String revoked = serial();

        Outcome outcome = apply("a.example.com", "three");

        succeed(outcome);
        assertThat(outcome.err()).contains("uses a certificate that is revoked, serial " + revoked);
        assertThat(serial()).isNotEqualTo(revoked);
    }

    @Test
    void aPlanThatIsNotAgreedToLeavesNoFolder() throws IOException {
        Outcome outcome = world.run(folder, "apply", "--parent", world.root, "-p", "example.com", "--out-dir", "./run");

        assertThat(outcome.exitCode()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatAwsRefusedAtOnceIsNotALostRequest() {
        world.misbehave("fail=IssueCertificate:AccessDeniedException:1");

        Outcome refused = apply("a.example.com", "one");
        Outcome other = apply("b.example.com", "one");

        assertThat(refused.exitCode()).isEqualTo(3);
        succeed(other); // although it has other arguments

        assertThat(world.signedByRoot()).isOne();
    }

    private Outcome apply(String policy, String name) {
        return world.run(
                folder,
                "apply",
                "--parent",
                world.root,
                "-p",
                policy,
                "--yes",
                "--skip-test",
                "--skip-impact",
                "--revoke-old",
                "--out-dir",
                "./" + name);
    }

    private Outcome issue(String policy, String name, String... more) {
        return world.run(
                folder,
                "issue",
                Stream.concat(Stream.of("--parent", world.root, "-p", policy, "--out-dir", name), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Outcome with(Map<String, String> environment, String command, String... more) {
        return new Cli(folder)
                .with(environment)
                .run(Stream.concat(
                                Stream.of(command, "--ca", world.ca, "--endpoint-url", world.endpoint()),
                                Stream.of(more))
                        .toList());
    }

    private String serial() {
        return CaCertificate.parse("the certificate", world.installed()).serial();
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
}

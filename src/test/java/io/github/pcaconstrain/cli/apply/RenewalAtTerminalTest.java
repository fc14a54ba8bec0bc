package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.workflow.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A renewal as a person at a terminal sees it: afterwards, the old certificate is offered for revocation. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init")
class RenewalAtTerminalTest {
    private static final String QUESTION = "Revoke the old certificate now? [y/N]";
    private static final String REVOCATION = "RevokeCertificate";

    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void constrain() {
        world = new ApplyWorld();
        Outcome constrained = world.apply(folder, "--validity", "30d", "--skip-test", "--yes");
        assertThat(constrained.exitCode()).as(constrained.err()).isZero();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private PseudoTerminal run(String command) {
        return PseudoTerminal.in(folder)
                .columns(1000)
                .with("NO_COLOR", "1")
                .with("AWS_ACCESS_KEY_ID", "sandbox")
                .with("AWS_SECRET_ACCESS_KEY", "sandbox")
                .run(command + " --endpoint-url " + world.endpoint());
    }

    private PseudoTerminal renew() {
        return run(
                "pca-constrain apply --ca %s --parent %s --renew-within 90d --validity 200d --skip-test --skip-impact"
                        .formatted(world.ca, world.root));
    }

    private String journal() throws IOException {
        try (var runs = Files.newDirectoryStream(folder, "renewed-*")) {
            return Files.readString(runs.iterator().next().resolve(JournalFile.NAME));
        }
    }

    @Test
    void theOldCertificateIsRevokedIfThePersonAgrees() throws IOException {
        try (PseudoTerminal terminal = renew()) {
            terminal.waitFor("Do it? [y/N]").type("y\n");
            terminal.waitFor("nothing that this CA has issued needs the old certificate")
                    .waitFor(QUESTION)
                    .type("y\n");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.toString())
                    .contains("the old certificate has been revoked")
                    .doesNotContain("revoke-certificate");
        }
        assertThat(world.operations()).filteredOn(REVOCATION::equals).hasSize(1);
        assertThat(journal()).contains("\"step\":\"retired\"", "\"step\":\"tested\"");
    }

    @Test
    void otherwiseItStaysAndTheCommandIsPrinted() throws IOException {
        try (PseudoTerminal terminal = renew()) {
            terminal.waitFor("Do it? [y/N]").type("y\n");
            terminal.waitFor(QUESTION).type("\n");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.toString())
                    .contains("aws acm-pca revoke-certificate --certificate-authority-arn " + world.root);
        }
        assertThat(world.operations()).doesNotContain(REVOCATION);
        assertThat(journal()).contains("\"step\":\"tested\"").doesNotContain("\"step\":\"retired\"");
    }

    /** The new certificate is in use by then. The run that goes on asks again. */
    @Test
    void ctrlCAtTheQuestionLeavesItToTheNextRun() throws IOException {
        try (PseudoTerminal terminal = renew()) {
            terminal.waitFor("Do it? [y/N]").type("y\n");
            terminal.waitFor(QUESTION).interrupt();

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine())
                    .startsWith("Cancelled. Changed so far: ")
                    .contains("a certificate was installed in " + world.ca)
                    .contains("To continue: pca-constrain apply");
        }
        assertThat(world.operations()).doesNotContain(REVOCATION);

        try (PseudoTerminal terminal = renew()) {
            terminal.waitFor("Do it? [y/N]").type("y\n");
            terminal.waitFor(QUESTION).type("y\n");

            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
        assertThat(world.operations()).filteredOn(REVOCATION::equals).hasSize(1);
        assertThat(world.signedByRoot()).as("the first, and the renewal").isEqualTo(2);
        assertThat(journal()).contains("\"step\":\"tested\"");
    }

    /** A monitor has no answer. */
    @Test
    void checkAsksNothingEvenWithoutACa() {
        try (PseudoTerminal terminal = run("pca-constrain apply --renew-within 90d --check")) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isEqualTo(2);
            assertThat(terminal.toString()).contains("no CA given with --ca");
        }
        assertThat(world.operations()).doesNotContain("ListCertificateAuthorities");
    }
}

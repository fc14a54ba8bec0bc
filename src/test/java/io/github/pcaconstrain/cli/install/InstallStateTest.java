package io.github.pcaconstrain.cli.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code install} into a CA that is out of use. */
@SuppressWarnings("NullAway.Init")
class InstallStateTest {
    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void issue() {
        world = new ApplyWorld();
        Outcome issued =
                world.run(folder, "issue", "--parent", world.root, "-p", "example.com", "--out-dir", "./issued", "-q");
        assertThat(issued.exitCode()).as(issued.err()).isZero();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome install() {
        return world.run(folder, "install", "--from", "./issued", "--yes", "--json");
    }

    private CaStatus status() {
        return world.clients.privateCa().describe(CaArn.parse(world.ca)).status();
    }

    @Test
    void aDisabledCaHasItAndStaysDisabled() {
        String before = world.installed();
        world.disable();

        Outcome outcome = install();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("[ca-disabled]");
        assertThat(outcome.out())
                .contains("enable it: aws acm-pca update-certificate-authority --certificate-authority-arn " + world.ca
                        + " --status ACTIVE --region us-east-1 --endpoint-url " + world.endpoint());
        assertThat(world.installed()).isNotEqualTo(before);
        assertThat(status()).isEqualTo(CaStatus.DISABLED);
    }

    @Test
    void aDeletedCaDoesNot() {
        world.disable();
        world.delete();

        Outcome outcome = install();

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("is DELETED, so no certificate can be installed in it");
        assertThat(world.operations()).doesNotContain("ImportCertificateAuthorityCertificate");
    }
}

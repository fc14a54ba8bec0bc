package io.github.pcaconstrain.cli.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.cli.apply.LifeWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A CA from its creation to its end, with one certificate for each step, and nothing left behind. */
@SuppressWarnings("NullAway.Init")
class WholeLifeTest {
    @TempDir
    Path folder;

    private LifeWorld world;

    @BeforeEach
    void start() {
        world = new LifeWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome apply(String run, String... more) {
        Outcome outcome = world.apply(Stream.concat(
                        Stream.of("--parent", world.root, "--yes", "--revoke-old", "--out-dir", "./" + run),
                        Stream.of(more))
                .toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    @Test
    void aCaIsCreatedTestedRenewedChangedAndRetired() throws IOException {
        Files.writeString(folder.resolve("ca.yaml"), "subject: {commonName: Example}\nkeyAlgorithm: EC_prime256v1\n");

        Outcome created = apply(
                "created",
                "--create",
                "./ca.yaml",
                "-p",
                "example.com",
                "--validity",
                "3y",
                "--permit",
                "www.example.com",
                "--deny",
                "www.example.org",
                "--with-renewal",
                "--json");
        String ca = JsonMapper.shared().readTree(created.out()).path("ca").asString();
        assertThat(world.signedBy(world.root)).isOne();

        world.clock.advance(Duration.ofDays(3 * 365 - 60));
        apply("renewed", "--ca", ca, "--renew-within", "90d", "--skip-test");
        assertThat(world.signedBy(world.root)).isEqualTo(2);

        apply("changed", "--ca", ca, "-p", "example.net", "--skip-test");
        assertThat(world.signedBy(world.root)).isEqualTo(3);

        Outcome retired = world.run(
                (console, journals) -> new RetireCommand(console, journals).spec(),
                journal -> journal,
                "--ca",
                ca,
                "--parent",
                world.root,
                "--yes",
                "--out-dir",
                "./retired");
        assertThat(retired.exitCode()).as(retired.err()).isZero();
        assertThat(world.clients.privateCa().describe(CaArn.parse(ca)).status()).isEqualTo(CaStatus.DELETED);
        assertThat(world.signedBy(world.root)).isEqualTo(3);
        assertThat(world.operations()).filteredOn("RevokeCertificate"::equals).hasSize(3);
        List<String> left = new ArrayList<>();
        world.clients.certificateManager().list(Optional.empty(), () -> {}, left::add);
        assertThat(left).as("test certificates").isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNameOfTheCaHasToBeTyped() {
        String ca = world.subordinate();
        String command = "pca-constrain retire --ca " + ca + " --endpoint-url " + world.endpoint();
        PseudoTerminal.Setting setting = PseudoTerminal.in(folder)
                .columns(1000)
                .with("NO_COLOR", "1")
                .with("AWS_ACCESS_KEY_ID", "sandbox")
                .with("AWS_SECRET_ACCESS_KEY", "sandbox");

        try (PseudoTerminal terminal = setting.run(command)) {
            terminal.waitFor("Type 'Subordinate' to retire this CA:").type("y\n");
            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        }
        assertThat(world.clients.privateCa().describe(CaArn.parse(ca)).status()).isEqualTo(CaStatus.ACTIVE);

        try (PseudoTerminal terminal = setting.run(command)) {
            terminal.waitFor("Type 'Subordinate' to retire this CA:").type("Subordinate\n");
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
        assertThat(world.clients.privateCa().describe(CaArn.parse(ca)).status()).isEqualTo(CaStatus.DELETED);
    }
}

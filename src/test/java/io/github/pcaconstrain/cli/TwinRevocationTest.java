package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that {@code audit} prints against a twin without constraints reaches the CA that issued it. */
@SuppressWarnings("NullAway.Init")
class TwinRevocationTest {
    @TempDir
    Path folder;

    @Test
    void theCommandHasWhatTheRunWasGiven() {
        try (ApplyWorld world = new ApplyWorld()) {
            Cli cli = new Cli(folder).write("old.pem", world.installed());
            Outcome applied = world.apply(folder, "--yes", "--skip-test", "--skip-impact");
            assertThat(applied.exitCode()).as(applied.err()).isZero();

            Outcome outcome = cli.run(
                    "audit", world.root, world.ca, "./old.pem", "--skip-acm", "--endpoint-url", world.endpoint());

            assertThat(outcome.out())
                    .contains("To revoke it: aws acm-pca revoke-certificate --certificate-authority-arn " + world.root)
                    .contains(" --region us-east-1 --endpoint-url " + world.endpoint());
        }
    }
}

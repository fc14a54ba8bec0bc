package io.github.pcaconstrain.cli.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.ProbeEntries;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder whose {@code apply} was cut off in the middle of its test, and is to be used for something else. */
@SuppressWarnings("NullAway.Init")
class ForgottenRunTest {
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

    @ParameterizedTest
    @CsvSource({"issue, true", "issue, false", "apply, true", "apply, false"})
    void theCertificatesOfItsTestAreRemovedFirst(String command, boolean isAnswered) {
        Outcome applied = world.apply(folder, "--yes", "--skip-test", "--skip-impact");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        probe(isAnswered);
        assertThat(world.managed()).hasSize(1);

        Outcome outcome = again(command);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(world.managed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"issue", "apply"})
    void whatCannotBeRemovedIsNamed(String command) {
        Outcome applied = world.apply(folder, "--yes", "--skip-test", "--skip-impact");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        probe(true);
        world.misbehave("fail=DeleteCertificate:AccessDeniedException:1");

        Outcome outcome = again(command);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("could not remove " + world.managed().get(0))
                .contains("to remove it: aws acm delete-certificate --certificate-arn "
                        + world.managed().get(0) + " --region us-east-1 --endpoint-url " + world.endpoint());
    }

    private Outcome again(String command) {
        List<String> arguments =
                List.of("--parent", world.root, "-p", "other.example.com", "--out-dir", "./run", "--force");
        List<String> ofApply = List.of("--yes", "--skip-test", "--skip-impact");
        return world.run(
                folder,
                command,
                Stream.concat(arguments.stream(), command.equals("apply") ? ofApply.stream() : Stream.empty())
                        .toArray(String[]::new));
    }

    /** As a test does it until it is killed: with the answer to its request, or before it came. */
    private void probe(boolean isAnswered) {
        ProbeRequest.Managed request = ProbeRequest.managed(
                "dns:www.example.com",
                CaArn.parse(world.ca),
                "www.example.com",
                List.of(),
                KeyAlgorithm.EC_P256,
                "token");
        String certificate = world.clients.certificateManager().request(request.order());
        try (JournalFile journal = JournalFile.open(folder.resolve("run"), Clock.systemUTC())) {
            ProbeEntries entries = new ProbeEntries(journal);
            entries.requesting(request);
            if (isAnswered) {
                entries.requested(request, certificate);
            }
        }
    }
}

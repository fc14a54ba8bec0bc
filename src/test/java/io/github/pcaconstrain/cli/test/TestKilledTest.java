package io.github.pcaconstrain.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that is killed between a request and its answer leaves a certificate, which the next test of the CA removes. */
@SuppressWarnings("NullAway.Init")
class TestKilledTest {
    @TempDir
    Path folder;

    private ApplyWorld world;
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
        environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theNextOneRemovesWhatItMade() throws IOException, InterruptedException {
        kill();
        assertThat(world.managed()).hasSize(1);

        Cli.Outcome next = run("--permit", "other.example.com");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(world.managed()).isEmpty();
        assertThat(records()).isEmpty();
    }

    @Test
    void damagedRecordsAreNamedAndLeftAlone() throws IOException, InterruptedException {
        kill();
        Path journal = records().get(0).resolve("journal.jsonl");
        Files.writeString(journal, "null\n" + Files.readString(journal));

        Cli.Outcome next = run("--permit", "other.example.com");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err()).contains("journal.jsonl:1").contains("left behind");
        assertThat(records()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"at\":\"2026-01-01T00:0"})
    void oneThatWasKilledBeforeItAskedLeavesNoRecordForever(String journal) throws IOException {
        Path run = Files.createDirectories(folder.resolve("state/pca-constrain/tests/run"));
        Files.writeString(run.resolve("journal.jsonl"), journal);

        Cli.Outcome next = run("--permit", "www.example.com");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(records()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve("state"), "no folder");

        Cli.Outcome outcome = run("--permit", "www.example.com");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).containsOnlyOnce("no record of this test can be kept");
        assertThat(world.managed()).isEmpty();
    }

    private Cli.Outcome run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("test", "--ca", world.ca, "--endpoint-url", world.endpoint()));
        arguments.addAll(List.of(more));
        return new Cli(folder).with(environment).run(arguments);
    }

    /** Runs a test that is killed after its request was carried out, and before the answer. */
    private void kill() throws IOException, InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        world.misbehave((context, operation, input, next) -> {
            var answer = next.get();
            if (operation.equals("RequestCertificate")) {
                made.countDown();
                await(killed);
            }
            return answer;
        });
        Process process = process();
        try {
            while (process.isAlive() && !made.await(5, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
            killed.countDown();
        }
        world.misbehave((context, operation, input, next) -> next.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process process() throws IOException {
        ProcessBuilder process = new ProcessBuilder(StartedTool.command(
                        "test", "--ca", world.ca, "--endpoint-url", world.endpoint(), "--permit", "www.example.com"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "sandbox", "AWS_SECRET_ACCESS_KEY", "sandbox"));
        process.environment().putAll(environment);
        return process.start();
    }

    private List<Path> records() throws IOException {
        Path tests = folder.resolve("state/pca-constrain/tests");
        if (!Files.exists(tests)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(tests)) {
            return runs.toList();
        }
    }
}

package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.audit.fleet.FetchedCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of a report that is killed halfway, and goes on over a wire that throttles. */
@SuppressWarnings("NullAway.Init")
class AuditResumedTest {
    private static final String AT = "2030-01-01";
    private static final int LEAVES = 150;
    /** Of this certificate and those after it, the killed run gets no answer. */
    private static final int KILLED_AT = 50;

    private static final int FIRST_LINE = 4096;

    @TempDir
    Path folder;

    private final List<String> arns = new ArrayList<>();
    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
        for (int i = 0; i < LEAVES; i++) {
            arns.add(world.leaf(i % 10 == 3 ? "bad" + i + "..example.com" : "host" + i + ".example.com"));
        }
        String rows = arns.stream()
                .map(arn -> "{\"certificateArn\": \"" + arn + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        new Cli(folder).write("report.json", rows);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theNextRunAsksForTheRestAndFindsTheSame() throws IOException, InterruptedException {
        Outcome whole = run("audit", "--json", "--fail-on", "warning", "--at", AT);
        assertThat(whole.exitCode()).as(whole.err()).isEqualTo(1);
        assertThat(whole.out()).contains("\"name-malformed\"", "\"certificates\": " + (LEAVES + 2));

        int kept = killedRun();
        assertThat(kept).isBetween(1, LEAVES - 1);

        world.misbehave("throttle=0.2,latency=3,seed=11");
        int before = world.fetched().size();
        Outcome next = run("audit", "--fetched=./fetched", "--json", "--fail-on", "warning", "--at", AT);
        // The sandbox may only now be at what the killed run had asked for, which is part of what was not kept.
        List<String> asked = world.fetched();
        assertThat(Set.copyOf(asked.subList(before, asked.size()))).hasSize(LEAVES - kept);
        assertThat(next.err()).contains(": ./fetched holds " + kept + " certificates fetched earlier\n");
        assertThat(next.exitCode()).isEqualTo(whole.exitCode());
        assertThat(next.out()).isEqualTo(whole.out());

        world.misbehave("throttle=1");
        assertThat(run("audit", "--fetched=./fetched", "--json", "--fail-on", "warning", "--at", AT)
                        .out())
                .isEqualTo(whole.out());
        assertThat(new Cli(folder)
                        .with(Map.of("PCA_CONSTRAIN_FETCHED", "./fetched"))
                        .run("impact", "-p", "example.com", "--endpoint-url", world.endpoint(), "./report.json")
                        .out())
                .contains(" of " + LEAVES + " certificates; ")
                .contains("unreadable: 0\n");
    }

    @Test
    void aSecondRunInTheFolderIsRefused() {
        FetchedCertificates other =
                FetchedCertificates.open(folder.resolve("fetched").toString());
        try (other) {
            Outcome outcome = run("audit", "--fetched=./fetched");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).isEqualTo("""
                pca-constrain: another run is using ./fetched
                hint: wait until it finishes, or give another --fetched
                """);
        }
    }

    /** Tells how many certificates are in the folder after it. */
    private int killedRun() throws IOException, InterruptedException {
        CountDownLatch killed = new CountDownLatch(1);
        // Which are answered is fixed: the run keeps certificates in their order, and whose call comes first is up to
        // the machine. None of the first is among those that wait, so that the run neither ends nor keeps nothing.
        Set<String> unanswered = Set.copyOf(arns.subList(KILLED_AT, LEAVES));
        world.misbehave((context, operation, input, next) -> {
            if (unanswered.contains(input.path("CertificateArn").asString())) {
                await(killed);
            }
            return next.get();
        });
        Process process = process();
        try {
            while (process.isAlive() && !hasKeptAny()) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            assertThat(process.isAlive()).as("still at work").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
            killed.countDown();
        }
        try (FetchedCertificates fetched =
                FetchedCertificates.open(folder.resolve("fetched").toString())) {
            return fetched.size();
        }
    }

    /** Whether its file holds a chain and certificates after its first line. */
    private boolean hasKeptAny() throws IOException {
        Path file = folder.resolve("fetched").resolve("fetched.certificates");
        return Files.exists(file) && Files.size(file) > FIRST_LINE;
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
                        "audit",
                        "--endpoint-url",
                        world.endpoint(),
                        "--fetched",
                        folder.resolve("fetched").toString(),
                        folder.resolve("report.json").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "sandbox", "AWS_SECRET_ACCESS_KEY", "sandbox"));
        return process.start();
    }

    private Outcome run(String command, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(command, "--endpoint-url", world.endpoint()),
                        Stream.concat(Stream.of(more), Stream.of("./report.json")))
                .toList();
        return new Cli(folder).run(arguments);
    }
}

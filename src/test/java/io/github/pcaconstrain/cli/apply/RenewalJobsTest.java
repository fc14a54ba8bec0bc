package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The jobs of {@code examples/lifecycle}: their command, day after day, on a sandbox whose clock goes on. */
@SuppressWarnings("NullAway.Init")
class RenewalJobsTest {
    private static final Path EXAMPLES = Path.of("examples", "lifecycle");
    private static final String DAILY = "[0-9]+ [0-9]+ \\* \\* \\*";

    @TempDir
    Path folder;

    private LifeWorld world;
    private String ca;

    @BeforeEach
    void start() {
        world = new LifeWorld(folder);
        ca = world.subordinate();
        assertThat(world.apply(
                                "--ca",
                                ca,
                                "--parent",
                                world.root,
                                "-p",
                                "example.com",
                                "--validity",
                                "1y",
                                "--skip-test",
                                "--yes",
                                "--out-dir",
                                "./first")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void systemd() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("pca-constrain-renew.service"));
        assertThat(lines).contains("StateDirectory=pca-constrain", "WorkingDirectory=/var/lib/pca-constrain");
        assertThat(Files.readAllLines(EXAMPLES.resolve("pca-constrain-renew.timer")))
                .contains("OnCalendar=daily", "Persistent=true");

        runDaily(lines.stream()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.replace("ExecStart=/usr/local/bin/", ""))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void kubernetes() throws IOException {
        JsonNode job = new YAMLMapper().readTree(Files.readString(EXAMPLES.resolve("renew-cronjob.yaml")));
        JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
        assertThat(job.at("/spec/schedule").asString()).matches(DAILY);
        assertThat(job.at("/spec/concurrencyPolicy").asString()).isEqualTo("Forbid");
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asString())
                .isEqualTo(pod.at("/containers/0/workingDir").asString());

        runDaily(pod.at("/containers/0/command/2").asString().replaceFirst("^exec ", ""));
    }

    @Test
    void github() throws IOException {
        JsonNode workflow = new YAMLMapper().readTree(Files.readString(EXAMPLES.resolve("renew-ca.yml")));
        JsonNode steps = workflow.at("/jobs/renew/steps");
        List<String> commands = steps.valueStream()
                .filter(step -> step.has("run"))
                .flatMap(step -> step.get("run").asString().lines())
                .toList();
        assertThat(workflow.at("/on/schedule/0/cron").asString()).matches(DAILY);
        assertThat(workflow.at("/concurrency/group").asString()).isEqualTo("renew-ca");
        assertThat(commands).hasSize(3).startsWith("mkdir -p renewals", "cd renewals");
        JsonNode last = steps.get(steps.size() - 1);
        assertThat(last.get("uses").asString()).as("what keeps the journal").startsWith("actions/cache/save@");
        assertThat(last.get("if").asString()).isEqualTo("always()");

        runDaily(commands.get(2));
    }

    private void runDaily(String command) {
        List<String> words = new ArrayList<>(
                ShellWords.of(command.replaceAll("\\$\\{?CA_ARN}?", ca).replaceAll("\\$\\{?PARENT_ARN}?", world.root)));
        assertThat(words).startsWith("pca-constrain", "apply");
        List<String> arguments = new ArrayList<>(words.subList(2, words.size()));
        arguments.addAll(List.of("--out-dir", "./renewals", "--skip-test", "--skip-impact"));

        for (int day = 0; day < 400; day += 40) {
            Outcome outcome = world.apply(arguments.toArray(String[]::new));

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            world.clock.advance(Duration.ofDays(40));
        }

        assertThat(world.signedBy(world.root))
                .as("the first, and one that renews it")
                .isEqualTo(2);
    }
}

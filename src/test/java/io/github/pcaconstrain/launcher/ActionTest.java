package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shell steps of the GitHub action, in their order, as a runner runs them, on a folder that plays the release. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ActionTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlayedRelease release;

    @BeforeEach
    void playRelease() throws IOException {
        release = PlayedRelease.in(folder);
    }

    @Test
    void aCommandIsSplitIntoWordsAndRun() throws IOException {
        Outcome outcome = run("lint --policy 'a policy.yaml' \"\" $(touch hacked)\n  --json");

        assertThat(outcome)
                .extracting(Outcome::exitCode, Outcome::out)
                .containsExactly(0, "<lint><--policy><a policy.yaml><><$(touch><hacked)><--json>");
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void theExitCodeIsThatOfTheTool() throws IOException {
        assertThat(run("fail").exitCode()).isEqualTo(4);
    }

    @Test
    void aQuoteThatIsNotClosedRunsNothing() throws IOException {
        Outcome outcome = run("lint 'policy.yaml");

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void withoutACommandTheToolIsOnPath() throws IOException {
        Outcome outcome = run("");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("path")).strip()).endsWith(PlayedRelease.NAME + "/bin");
        assertThat(folder.resolve("temp/pca-constrain")
                        .resolve(release.archive().getFileName()))
                .as("what the cache keeps")
                .exists();
    }

    @Test
    void whatIsNotTheReleaseIsNotRun() throws IOException {
        release.forge();

        Outcome outcome = run("lint");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("has no valid attestation");
    }

    private Outcome run(String command) throws IOException {
        Map<String, String> values = new HashMap<>(Map.of(
                "inputs.version",
                PlayedRelease.VERSION,
                "inputs.command",
                command,
                "github.action_repository || github.repository",
                PlayedRelease.REPOSITORY,
                "github.token",
                "token",
                "runner.temp",
                folder.resolve("temp").toString()));
        Outcome last = new Outcome(0, new byte[0], "");
        JsonNode action = new YAMLMapper().readTree(Files.readString(Path.of("action.yml")));
        for (JsonNode step : action.at("/runs/steps")) {
            if (step.has("uses") || isLeftOut(step, command)) {
                continue;
            }
            assertThat(step.get("shell").asString()).isEqualTo("bash");
            last = release.bash(environment(step, values), step.get("run").asString());
            if (last.exitCode() != 0) {
                return last;
            }
            if (step.has("id")) {
                Files.readAllLines(folder.resolve("output")).forEach(line -> {
                    String[] pair = line.split("=", 2);
                    values.put("steps." + step.get("id").asString() + ".outputs." + pair[0], pair[1]);
                });
            }
            if (Files.exists(folder.resolve("path"))) {
                release.putOnPath(Files.readAllLines(folder.resolve("path")));
            }
        }
        return last;
    }

    private static boolean isLeftOut(JsonNode step, String command) {
        if (!step.has("if")) {
            return false;
        }
        assertThat(step.get("if").asString()).isEqualTo("inputs.command != ''");
        return command.isEmpty();
    }

    private Map<String, String> environment(JsonNode step, Map<String, String> values) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString(),
                "GITHUB_OUTPUT", folder.resolve("output").toString(),
                "GITHUB_PATH", folder.resolve("path").toString(),
                "RUNNER_TOOL_CACHE", folder.resolve("tools").toString()));
        if (step.has("env")) {
            step.get("env")
                    .properties()
                    .forEach(each -> environment.put(
                            each.getKey(), evaluate(each.getValue().asString(), values)));
        }
        return environment;
    }

    private static String evaluate(String text, Map<String, String> values) {
        return EXPRESSION.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(Objects.requireNonNull(values.get(name), name));
        });
    }
}

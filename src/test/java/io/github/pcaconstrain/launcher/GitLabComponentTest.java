package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The script of the GitLab component, on a folder that plays the release. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GitLabComponentTest {
    private static final Pattern INPUT = Pattern.compile("\\$\\[\\[ inputs\\.([\\w-]+) ]]");

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
    void theReleaseIsVerifiedAndRunFromTheFolderOfTheProject() throws IOException {
        Outcome outcome = run(Map.of("command", "lint --policy 'a policy.yaml'"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("set the input 'repository' for that")
                .endsWith("<lint><--policy><a policy.yaml>");
        assertThat(run(Map.of("command", "fail")).exitCode()).isEqualTo(4);
    }

    @Test
    void anotherRunUsesTheDownloadThatWasKept() throws IOException {
        assertThat(run(Map.of("command", "lint")).exitCode()).isZero();
        Files.delete(release.archive());

        assertThat(run(Map.of("command", "lint")).out()).endsWith("<lint>");
    }

    @Test
    void aWrongChecksumIsRefusedAndTheDownloadNotKept() throws IOException {
        release.damage();

        Outcome refused = run(Map.of("command", "lint"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).contains("FAILED").doesNotContain("<lint>");
        assertThat(kept()).doesNotExist();
    }

    @Test
    void withARepositoryTheAttestationIsVerified() throws IOException {
        Map<String, String> inputs = Map.of("command", "lint", "repository", PlayedRelease.REPOSITORY);
        assertThat(run(inputs).out()).endsWith("<lint>");
        Files.delete(kept());
        release.forge();

        Outcome refused = run(inputs);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).doesNotContain("forged");
        assertThat(kept()).doesNotExist();
    }

    private Path kept() {
        return folder.resolve("project/.cache/pca-constrain")
                .resolve(release.archive().getFileName());
    }

    private Outcome run(Map<String, String> inputs) throws IOException {
        List<JsonNode> documents = new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(Path.of("examples/gitlab/pca-constrain.yml")))
                .readAll();
        Map<String, String> values = new HashMap<>();
        documents.get(0).at("/spec/inputs").properties().forEach(input -> {
            if (input.getValue().has("default")) {
                values.put(input.getKey(), input.getValue().get("default").asString());
            }
        });
        values.putAll(Map.of("version", PlayedRelease.VERSION, "release-url", release.url()));
        values.putAll(inputs);
        JsonNode job = documents.get(1).get("pca-constrain");
        Path project = Files.createDirectories(folder.resolve("project"));
        Map<String, String> environment =
                new TreeMap<>(Map.of("CI_PROJECT_DIR", project.toString(), "TMPDIR", folder.toString()));
        job.get("variables")
                .properties()
                .forEach(each -> environment.put(
                        each.getKey(),
                        evaluate(each.getValue().asString(), values).replace("$CI_PROJECT_DIR", project.toString())));
        String script = job.get("script")
                .valueStream()
                .map(line -> evaluate(line.asString(), values))
                .collect(Collectors.joining("\n", "cd \"$CI_PROJECT_DIR\"\n", "\n"));
        return release.bash(environment, script);
    }

    private static String evaluate(String text, Map<String, String> values) {
        return INPUT.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(Objects.requireNonNull(values.get(name), name));
        });
    }
}

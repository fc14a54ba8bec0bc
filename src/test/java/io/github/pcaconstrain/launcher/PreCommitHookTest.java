package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The hook for pre-commit, which splits its entry into words and appends the names of changed files. */
@DisabledOnOs(OS.WINDOWS)
class PreCommitHookTest {
    private static JsonNode hook() throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(Path.of(".pre-commit-hooks.yaml")))
                .get(0);
    }

    @Test
    void everyPolicyIsLintedAndOneWithAnErrorFails(@TempDir Path folder) throws IOException {
        StartedTool.writeTo(Files.createDirectory(folder.resolve("bin")), List.of());
        Files.copy(Path.of("examples/servers.yaml"), folder.resolve("good policy.yaml"));
        Files.writeString(folder.resolve("bad-policy.yaml"), "permitted: {dns: ['*.example.com']}\n");

        Outcome both = run(folder, "bad-policy.yaml", "good policy.yaml");

        assertThat(both.exitCode()).as(both.out() + both.err()).isIn(1, 2);
        assertThat(both.out() + both.err()).contains("*.example.com");
        assertThat(run(folder, "good policy.yaml").exitCode()).isZero();
    }

    private static Outcome run(Path folder, String... files) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("env", "PATH=" + folder.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
        words.addAll(ShellWords.of(hook().get("entry").asString()));
        words.addAll(List.of(files));
        return Programs.run(folder, InputStream.nullInputStream(), words);
    }

    @ParameterizedTest
    @CsvSource({
        "policy.yaml, true",
        "cas/test-policy.yml, true",
        "policy.json, true",
        "policy.md, false",
        "policy/values.yaml, false"
    })
    void policiesAreFoundByTheirNames(String file, boolean isPolicy) throws IOException {
        assertThat(Pattern.compile(hook().get("files").asString()).matcher(file).find())
                .isEqualTo(isPolicy);
    }
}

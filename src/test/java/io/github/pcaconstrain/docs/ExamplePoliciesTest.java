package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.NameConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ExamplePoliciesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Path PIPELINE = Path.of("examples", "pipeline", "policy.yaml");
    private static final Path SCHEMA = Path.of("docs/policy.schema.json");

    static List<Path> policies() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return Stream.concat(
                            files.filter(file -> file.toString().matches(".*\\.(yaml|json)"))
                                    .filter(file -> !file.endsWith("extensions.json") && !file.endsWith("compose.yaml"))
                                    .sorted(),
                            Stream.of(PIPELINE))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyExampleKeepsToTheSchemaAndIsEncoded(Path policy) throws IOException {
        String text = Files.readString(policy);
        assertThat(JsonSchema.violations(SCHEMA, tree(text))).isEmpty();
        NameConstraints constraints =
                PolicyReader.read(policy.toString(), text.getBytes(StandardCharsets.UTF_8), note -> {
                    throw new AssertionError(policy + " is not written as it is encoded: " + note);
                });
        ExtensionValue value = ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical());
        assertThat(value.base64()).hasSizeLessThanOrEqualTo(ApiPassthrough.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyExampleHasALineInTheReadme(Path policy) throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains("`" + EXAMPLES.relativize(policy) + "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "permitted: []",
                "permitted: {}",
                "permitted: {dns: []}",
                "permitted: {dns: example.com}",
                "permitted: {dns: [10]}",
                "permitted: {host: [example.com]}",
                "permit: {dns: [example.com]}",
                "{permitted: {dns: [example.com]}, critical: 1}",
            })
    void whatTheReaderRefusesBreaksTheSchema(String policy) throws IOException {
        assertThat(JsonSchema.violations(SCHEMA, tree(policy))).isNotEmpty();
        assertThatThrownBy(() -> PolicyReader.read("policy", policy.getBytes(StandardCharsets.UTF_8), Notes.IGNORED))
                .isInstanceOf(UserFacingException.class);
    }

    private static JsonNode tree(String yaml) {
        return new YAMLMapper().readTree(yaml);
    }
}

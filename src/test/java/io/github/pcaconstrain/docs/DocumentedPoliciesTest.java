package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies that the documentation shows follow the advice of {@code lint}, unless it shows what is wrong with them. */
class DocumentedPoliciesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(\\$ )?(?:scripts/)?pca-constrain (encode|issue|apply) ((?:.*\\\\\n)*.*)");
    private static final Pattern POLICY =
            Pattern.compile("(?m)^(permitted|excluded):|\\A\\s*\\{\\s*\"(permitted|excluded)\"");
    private static final Set<String> CONSTRAINTS =
            Set.of("-p", "--permitted", "-e", "--excluded", "--policy", "--lint-profile");

    /** The page shows one type of name at a time. */
    private static final String ONE_TYPE = "docs/reference/constraints.md";

    @ParameterizedTest
    @MethodSource("io.github.pcaconstrain.docs.ExamplePoliciesTest#policies")
    void noExampleHasAWarning(Path policy) {
        assertThat(warnings(List.of("--policy", policy.toString()), "")).isEmpty();
        assertThat(warnings(List.of("--lint-profile", "pca", "--policy", policy.toString()), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.pcaconstrain.docs.DocumentedCommandsTest#documents")
    void noPolicyOfAPageHasAWarning(Path document) throws IOException {
        Set<String> warnings = new LinkedHashSet<>();
        String page = Files.readString(document);
        for (Matcher block = BLOCK.matcher(page); block.find(); ) {
            String text = block.group(2);
            if (POLICY.matcher(text).find() && block.group(1).matches("yaml|json")) {
                warnings.addAll(warnings(List.of("--policy", "-"), text));
            }
            for (Matcher command = COMMAND.matcher(text); command.find(); ) {
                String output = text.substring(command.end()).split("(?m)^\\$ ", 2)[0];
                if (command.group(1) == null || !output.contains("\npca-constrain: ")) {
                    warnings.addAll(warnings(constraints(command.group(3)), ""));
                }
            }
        }
        if (document.equals(Path.of(ONE_TYPE))) {
            warnings.remove("form-left-open");
        }
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".dev.example.com", "example.com"})
    void whatTheToolAdvisesAgainstIsFound(String permitted) {
        assertThat(warnings(List.of("-p", permitted), "")).contains("form-left-open");
    }

    /** The options of a command that give constraints; none if they are in a file that does not exist. */
    private static List<String> constraints(String line) {
        List<String> words = ShellWords.of(line.replace("\\\n", " "));
        List<String> given = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (CONSTRAINTS.contains(words.get(i))) {
                String value = words.get(i + 1);
                if (words.get(i).equals("--policy") && !Files.exists(Path.of(value))) {
                    return List.of();
                }
                given.addAll(List.of(words.get(i), value));
            }
        }
        return given;
    }

    /** The codes of the warnings and errors that lint has for the constraints. */
    private static Set<String> warnings(List<String> constraints, String in) {
        if (constraints.isEmpty()) {
            return Set.of();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                Stream.concat(Stream.of("lint", "--json"), constraints.stream()).toArray(String[]::new),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(exitCode)
                .as(constraints + "\n" + err.toString(StandardCharsets.UTF_8))
                .isLessThan(2);
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode finding : JsonMapper.shared().readTree(out.toByteArray()).findValue("findings")) {
            if (!finding.path("severity").asString("").equals("info")) {
                codes.add(finding.path("code").asString(""));
            }
        }
        return codes;
    }
}

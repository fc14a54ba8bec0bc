package io.github.pcaconstrain.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.encoding.document.EncodedForm;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.policy.NameConstraints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every form that constraints are written in reads back as the same constraints. */
class EncodedFormsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<String> policies() {
        return Policies.all();
    }

    static Stream<Arguments> policiesInEveryForm() {
        return Policies.all().stream()
                .flatMap(policy -> Arrays.stream(EncodedForm.values()).map(form -> Arguments.of(form.label(), policy)));
    }

    /** What depends on the parent and on the region is not known here, and must not be made up. */
    @ParameterizedTest
    @EnumSource
    void noFormFixesAPartitionOrAnAlgorithm(EncodedForm form) {
        String encoded =
                new String(encode(Policies.json(Policies.all().get(0)), form.label()), StandardCharsets.ISO_8859_1);

        assertThat(encoded)
                .doesNotContain("arn:aws:")
                .doesNotContainPattern("(?i)signing_?algorithm\"?\\s*[=:]\\s*\"?SHA");
    }

    @ParameterizedTest
    @MethodSource("policiesInEveryForm")
    void decodeReversesEncode(String form, String policy) {
        byte[] encoded = encode(Policies.json(policy), form);
        Outcome outcome = new Cli(folder).input(encoded).run("decode");
        // What AWS would refuse is decoded all the same, and reported.
        assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 1);
        byte[] decoded = outcome.octets();

        NameConstraints expected = constraints(Policies.json(policy));
        boolean bytesAlone = List.of("der", "base64", "pem").contains(form);
        NameConstraints actual = constraints(decoded);
        assertThat(actual.permitted()).isEqualTo(expected.permitted());
        assertThat(actual.excluded()).isEqualTo(expected.excluded());
        assertThat(actual.critical()).isEqualTo(bytesAlone || expected.critical());
        assertThat(encode(decoded, "der")).isEqualTo(encode(Policies.json(policy), "der"));
        if (!bytesAlone) {
            assertThat(encode(decoded, form)).isEqualTo(encoded);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void jsonResultsHaveTheirFields(String policy) {
        JsonNode encoded =
                JSON.readTree(run(Policies.json(policy), "encode", "--policy", "-", "--profile", "rfc5280", "--json")
                        .out());
        byte[] der = encode(Policies.json(policy), "der");

        assertThat(encoded.propertyNames()).containsExactly("policy", "oid", "critical", "value", "octets");
        assertThat(encoded.path("oid").asString()).isEqualTo("2.5.29.30");
        assertThat(encoded.path("octets").asInt()).isEqualTo(der.length);
        assertThat(Base64.getDecoder().decode(encoded.path("value").asString())).isEqualTo(der);
        byte[] again = encoded.path("policy").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(constraints(again)).isEqualTo(constraints(Policies.json(policy)));

        JsonNode decoded = JSON.readTree(run(encode(Policies.json(policy), "passthrough"), "decode", "--json")
                .out());
        assertThat(decoded.propertyNames()).containsExactly("kind", "critical", "permitted", "excluded", "problems");
        assertThat(decoded.path("kind").asString()).isEqualTo("passthrough");
        assertThat(decoded.path("critical")).isEqualTo(encoded.path("critical"));
        assertThat(decoded.path("problems")).isEmpty();
        assertThat(decoded.path("permitted"))
                .hasSize(constraints(again).permitted().size())
                .allSatisfy(
                        subtree -> assertThat(subtree.propertyNames()).containsExactly("form", "value", "malformed"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void passthroughIsWhatAwsDocuments(String policy) {
        JsonNode document = JSON.readTree(encode(Policies.json(policy), "passthrough"));

        requireExtension(document.path("Extensions").path("CustomExtensions").path(0), policy);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void cloudFormationIsYaml(String policy) {
        byte[] template = encode(Policies.json(policy), "cloudformation");
        JsonNode resource =
                new YAMLMapper().readTree(template).path("Resources").path("SubordinateCertificate");

        assertThat(resource.path("Type").asString()).isEqualTo("AWS::ACMPCA::Certificate");
        assertThat(tokens(new String(template, StandardCharsets.UTF_8))).isPositive();
        requireExtension(
                resource.path("Properties")
                        .path("ApiPassthrough")
                        .path("Extensions")
                        .path("CustomExtensions")
                        .path(0),
                policy);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void terraformHasTheExtension(String policy) {
        String resource = new String(encode(Policies.json(policy), "terraform"), StandardCharsets.UTF_8);

        assertThat(hcl(resource, "ObjectIdentifier", "\"([^\"]*)\"")).isEqualTo("2.5.29.30");
        assertThat(hcl(resource, "Value", "\"([^\"]*)\"")).isEqualTo(base64(policy));
        assertThat(hcl(resource, "Critical", "(true|false)")).isEqualTo("" + isCritical(policy));
        assertThat(resource.chars().filter(c -> c == '{').count())
                .isEqualTo(resource.chars().filter(c -> c == '}').count());
    }

    private void requireExtension(JsonNode extension, String policy) {
        assertThat(extension.propertyNames()).containsExactly("ObjectIdentifier", "Value", "Critical");
        assertThat(extension.path("ObjectIdentifier").asString()).isEqualTo("2.5.29.30");
        assertThat(extension.path("Value").asString()).isEqualTo(base64(policy));
        assertThat(extension.path("Critical").isBoolean()).isTrue();
        assertThat(extension.path("Critical").asBoolean()).isEqualTo(isCritical(policy));
    }

    private static String hcl(String resource, String name, String value) {
        Matcher matcher =
                Pattern.compile("(?m)^ *" + name + " += " + value + "$").matcher(resource);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    /** Reads a YAML document to its end, strictly; there must be one only. */
    private static int tokens(String yaml) {
        int count = 0;
        try (JsonParser parser = YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), yaml)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                assertThat(count == 0 || depth > 0).as("one document").isTrue();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                count++;
            }
        }
        return count;
    }

    private String base64(String policy) {
        return Base64.getEncoder().encodeToString(encode(Policies.json(policy), "der"));
    }

    private static boolean isCritical(String policy) {
        return !policy.contains("'critical': false");
    }

    private byte[] encode(byte[] policy, String form) {
        return run(policy, "encode", "--policy", "-", "--profile", "rfc5280", "--as", form)
                .octets();
    }

    private Outcome run(byte[] input, String... args) {
        Outcome outcome = new Cli(folder).input(input).run(args);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private static NameConstraints constraints(byte[] policy) {
        return PolicyReader.read("policy", policy, note -> {});
    }
}

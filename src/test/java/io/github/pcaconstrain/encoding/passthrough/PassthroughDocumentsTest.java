package io.github.pcaconstrain.encoding.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.failure.UserFacingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with a NameConstraints extension. {@code MAA=} is the base64 of the DER of an empty SEQUENCE. */
class PassthroughDocumentsTest {
    private static final ExtensionValue EMPTY = new ExtensionValue("3000", true);
    private static final String HINT = "give an ApiPassthrough document as the AWS CLI accepts it";
    private static final String ONE = "give a document with one name constraints extension";

    @Test
    void aNewDocumentIsAsTheAwsCliTakesIt() {
        assertThat(new String(ApiPassthrough.write(new ExtensionValue("3000", false)), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "Extensions": {
                            "CustomExtensions": [
                              {
                                "ObjectIdentifier": "2.5.29.30",
                                "Value": "MAA=",
                                "Critical": false
                              }
                            ]
                          }
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                             | {"Extensions":{"CustomExtensions":[@]}}
        {"Extensions": {}}                             | {"Extensions":{"CustomExtensions":[@]}}
        {"Extensions": {"CustomExtensions": []}}       | {"Extensions":{"CustomExtensions":[@]}}
        {"Extensions": {"CustomExtensions": [{"a":1}]}}| {"Extensions":{"CustomExtensions":[{"a":1},@]}}
        {"Subject": {"C": "ü"}, "n": 1.10}             | {"Subject":{"C":"ü"},"n":1.10,"Extensions":{"CustomExtensions":[@]}}
        """)
    void mergingAddsTheExtensionAndNothingElse(String document, String merged) {
        String text = merge(document);

        assertThat(text).endsWith("}\n").startsWith("{\n  \"");
        assertThat(text.replaceAll("\\s", ""))
                .isEqualTo(merged.replace(
                        "@", "{\"ObjectIdentifier\":\"2.5.29.30\",\"Value\":\"MAA=\",\"Critical\":true}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        []                                            | f: it is not a JSON object
        {"Extensions": 1}                             | f: Extensions is not a JSON object
        {"Extensions": {"CustomExtensions": {}}}      | f: CustomExtensions is not a list
        {"Extensions": {"CustomExtensions": [1]}}     | f: one of its CustomExtensions is not a JSON object
        {"a": "\\ud800"}                              | f: it has half of a surrogate pair, which is not a character
        {} {}                                         | f:1:4: something follows the document
        """)
    void mergingRefusesOtherDocuments(String document, String message) {
        isRefused(() -> merge(document), message, HINT);
    }

    @Test
    void mergingRefusesBrokenJson() {
        isRefused(() -> merge("{\"a\": 1, \"a\": 2}"), "f:1:13: duplicate key 'a'", "write every key once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Extensions\": {\"CustomExtensions\": [{\"ObjectIdentifier\": \"2.5.29.30\"}]}}",
                "{\"other\": {\"ObjectIdentifier\": \"2.5.29.30\"}}"
            })
    void mergingRefusesASecondExtension(String document) {
        isRefused(
                () -> merge(document),
                "f: it has name constraints (2.5.29.30) already",
                "take that extension out first; 'decode' shows what it says");
    }

    /** API reference of AWS Private CA, Extensions: at most 150 CustomExtensions. */
    @Test
    void oneHundredAndFiftyExtensionsAreTheMost() {
        String other = "{\"ObjectIdentifier\": \"1.2.3\"}";
        String start = "{\"Extensions\": {\"CustomExtensions\": [" + other;

        assertThat(merge(start + ("," + other).repeat(148) + "]}}")).contains("2.5.29.30");
        isRefused(
                () -> merge(start + ("," + other).repeat(149) + "]}}"),
                "f: it has 150 CustomExtensions, the most that AWS accepts",
                HINT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"ObjectIdentifier": "2.5.29.30", "Value": "MAA="}                                                  | false
        {"ObjectIdentifier": "2.5.29.30", "Value": "MAA=", "Critical": false}                               | false
        {"a": [{"ObjectIdentifier": "1.2"}, {"Critical": true, "ObjectIdentifier": "2.5.29.30", "Value": "MAA="}]} | true
        """)
    void jsonIsReadWhereverTheExtensionIs(String json, boolean critical) {
        assertThat(ApiPassthroughDocument.read("f", json)).isEqualTo(new ExtensionValue("3000", critical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"ObjectIdentifier": "1.2"}                                      | it has no CustomExtensions of 2.5.29.30
        {"ObjectIdentifier": 2}                                          | it has no CustomExtensions of 2.5.29.30
        [{"ObjectIdentifier": "2.5.29.30"}, {"ObjectIdentifier": "2.5.29.30"}] | it has 2 CustomExtensions of 2.5.29.30
        """)
    void jsonMustHaveOneExtension(String json, String problem) {
        isRefused(() -> ApiPassthroughDocument.read("f", json), "f: " + problem, ONE);
    }

    @Test
    void numbersHaveExponentsOfAnyLength() {
        String exponents = "{\"a\": 1e%s, \"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"MAA=\"}";

        assertThat(ApiPassthroughDocument.read("f", exponents.formatted("999999999")))
                .isEqualTo(new ExtensionValue("3000", false));
        for (String exponent : List.of("9999999999", "-9999999999", "9".repeat(900))) {
            isRefused(
                    () -> ApiPassthroughDocument.read("f", exponents.formatted(exponent)),
                    "f: a number in it is out of range",
                    HINT);
        }
    }

    @Test
    void jsonMustHaveATruthValueAndAValue() {
        String start = "{\"ObjectIdentifier\": \"2.5.29.30\"";

        isRefused(
                () -> ApiPassthroughDocument.read("f", start + ", \"Value\": \"MAA=\", \"Critical\": \"true\"}"),
                "f: Critical is not true or false",
                HINT);
        isRefused(
                () -> ApiPassthroughDocument.read("f", start + "}"),
                "f: its value is empty",
                "check that all of it is there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ObjectIdentifier: 2.5.29.30\\n  Value: MAA=\\n  Critical: true                       | true
        - Value: MAA=\\n  ObjectIdentifier: 2.5.29.30                                        | false
        { ObjectIdentifier = "2.5.29.30", Value = "MAA=", Critical = false }                  | false
        Critical = true\\n Value = "MAA="\\n ObjectIdentifier = "2.5.29.30"                   | true
        ObjectIdentifier: 1.2\\nValue: AQ==\\n-\\nObjectIdentifier: 2.5.29.30\\nValue: MAA=  | false
        """)
    void resourcesAreReadInAnyOrder(String escaped, boolean critical) {
        String text = escaped.translateEscapes();

        assertThat(Snippets.isSnippet(text)).isTrue();
        assertThat(Snippets.read("f", text)).isEqualTo(new ExtensionValue("3000", critical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# %s",
                "a: b # {%s}",
                "// %s",
                "a = b // %s",
                "/* %s */ a = b",
                "/*\n%s\n*/",
                "/* %s",
            })
    void whatIsCommentedOutIsNotInForce(String text) {
        String commented = text.formatted("ObjectIdentifier: 2.5.29.30, Value: MAA=");

        assertThat(Snippets.isSnippet(commented)).isFalse();
        assertThat(Snippets.read(
                        "f",
                        "Critical: true\nObjectIdentifier: 2.5.29.30 # name constraints\nValue: MAA=\n" + commented))
                .isEqualTo(new ExtensionValue("3000", true));
    }

    @Test
    void resourcesMustHaveOneExtension() {
        String one = "ObjectIdentifier: 2.5.29.30\nValue: MAA=\n";

        isRefused(() -> Snippets.read("f", "a: b"), "f: it has no CustomExtensions of 2.5.29.30", ONE);
        isRefused(() -> Snippets.read("f", one + "-\n" + one), "f: it has 2 CustomExtensions of 2.5.29.30", ONE);
        isRefused(
                () -> Snippets.read("f", one + "Critical: yes\n"),
                "f: Critical is not true or false",
                "write Critical: true");
        assertThat(Snippets.isSnippet("ObjectIdentifier: 1.2\nValue: MAA=\n")).isTrue();
        assertThat(Snippets.isSnippet("permitted: [a.example]")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writtenResourcesHoldTheExtension(boolean critical) {
        ExtensionValue value = new ExtensionValue("3000", critical);

        assertThat(Snippets.read("f", Snippets.terraform(value))).isEqualTo(value);
        assertThat(Snippets.terraform(value))
                .startsWith("data \"aws_partition\" \"current\" {}\n")
                .contains("}:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1\"\n");
        assertThat(Snippets.read("f", Snippets.cloudFormation(value))).isEqualTo(value);
        assertThat(Snippets.cloudFormation(value))
                .startsWith("Parameters:\n")
                .contains("}:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1\n");
    }

    private static String merge(String document) {
        return new String(
                ApiPassthroughDocument.merge("f", document.getBytes(StandardCharsets.UTF_8), EMPTY),
                StandardCharsets.UTF_8);
    }

    private static void isRefused(Runnable reading, String message, String hint) {
        UserFacingException refusal = catchThrowableOfType(UserFacingException.class, reading::run);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.hint()).isEqualTo(hint);
    }
}

package io.github.pcaconstrain.encoding.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.encoding.syntax.LocatedValue.Fields;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Flag;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Other;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Text;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Whole;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.failure.UserFacingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files in YAML and JSON; each value is shown with its line and column. */
class LocatedDocumentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a: b                          | 1:1 {a = 1:4 'b'}
        a:\\n  b: x\\nc: y            | 1:1 {a = 2:3 {b = 2:6 'x'}, c = 3:4 'y'}
        a: 7\\nb: -7\\nc: 0           | 1:1 {a = 1:4 7, b = 2:4 -7, c = 3:4 0}
        a: true\\nb: false            | 1:1 {a = 1:4 true, b = 2:4 false}
        a: "7"\\nb: 'true'            | 1:1 {a = 1:4 '7', b = 2:4 'true'}
        a: 1.5\\nb: 1e3               | 1:1 {a = 1:4 (a number), b = 2:4 (a number)}
        a: [b, {c: d}]\\ne: {}        | 1:1 {a = 1:4 (a list), e = 2:4 {}}
        a:\\nb: null                  | 1:1 {a = 1:3 (nothing), b = 2:4 (nothing)}
        plain                         | 1:1 'plain'
        [a]                           | 1:1 (a list)
        # remark\\n a: b              | 2:2 {a = 2:5 'b'}
        ---\\na: b\\n...              | 2:1 {a = 2:4 'b'}
        a: c!d&e*f                    | 1:1 {a = 1:4 'c!d&e*f'}
        """)
    void yamlIsReadWithPlaces(String text, String values) {
        assertThat(text(read(text))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                    | 1:1 {}
        \\n {"a": "b"}                        | 2:2 {a = 2:8 'b'}
        {"b": 1,\\n "a": {"c": "d"}}          | 1:1 {b = 1:7 1, a = 2:7 {c = 2:13 'd'}}
        {"a": true, "b": false, "c": null}    | 1:1 {a = 1:7 true, b = 1:18 false, c = 1:30 (nothing)}
        {"a": [1, [2], {"b": 3}], "c": 4}     | 1:1 {a = 1:7 (a list), c = 1:32 4}
        {"a": 9223372036854775807}            | 1:1 {a = 1:7 9223372036854775807}
        {"a": 9223372036854775808}            | 1:1 {a = 1:7 (a number)}
        {"a": 1.5, "b": "&c", "!d": "*e"}     | 1:1 {a = 1:7 (a number), b = 1:17 '&c', !d = 1:29 '*e'}
        """)
    void jsonIsReadWithPlaces(String text, String values) {
        assertThat(text(read(text))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a: 1\\n---\\nb: 2             | 3:1  | something follows the document
        {"a": 1} 2                    | 1:10 | something follows the document
        a: 1\\na: 2                   | 2:2  | duplicate key 'a'
        {"a": 1, "a": 2}              | 1:13 | duplicate key 'a'
        a: *b                         | 1:4  | YAML aliases are not supported
        a: [b, *c]                    | 1:8  | YAML aliases are not supported
        a: &b {c: d}                  | 1:4  | YAML anchors are not supported
        a: &b c                       | 1:4  | YAML anchors are not supported
        a: &b\\nc: d                  | 1:4  | YAML anchors are not supported
        a: [b, &c d]                  | 1:8  | YAML anchors are not supported
        a: 1\\n&b c: d                | 2:1  | YAML anchors are not supported
        "😀": 1\\r\\nb: &c d          | 2:4  | YAML anchors are not supported
        a: !!set {b}                  | 1:4  | YAML tags are not supported
        a: !!str b                    | 1:4  | YAML tags are not supported
        a: 1\\n!!str b: c             | 2:1  | YAML tags are not supported
        &a b: 1                       | 1:1  | YAML anchors are not supported
        !!str a: 1                    | 1:1  | YAML tags are not supported
        """)
    void whatMayMeanSomethingElseIsRefused(String text, String place, String problem) {
        assertThat(refusal(text)).hasMessage("f:" + place + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a: *b                | write every value out; put a text that starts with *, & or ! in quotes
        a: 1\\n---\\nb: 2    | give each document a file of its own
        a: 1\\na: 2          | write every key once
        """)
    void refusalsSayWhatToDo(String text, String hint) {
        assertThat(refusal(text).hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r\n"})
    void blankFilesAreEmpty(String text) {
        UserFacingException refusal = refusal(text);

        assertThat(refusal).isInstanceOf(UnreadableInputException.class).hasMessage("f: it is empty");
        assertThat(refusal.hint()).isEqualTo("what such a file has");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a":  | 1 | }
        `- `   | 1 | ``
        [      | 1 | ]
        """)
    void eightLevelsBelowTheFirstAreEnough(String open, String inner, String close) {
        assertThat(text(read(open.repeat(8) + inner + close.repeat(8)))).startsWith("1:1 ");

        UserFacingException refusal = refusal(open.repeat(9) + inner + close.repeat(9));
        assertThat(refusal).hasMessage("f:1:" + (9 * open.length() + 1) + ": it is nested too deeply");
        assertThat(refusal.hint()).isEqualTo("check that it is the right file");
    }

    private static LocatedValue read(String text) {
        return LocatedDocument.read(
                "f", text.translateEscapes().getBytes(StandardCharsets.UTF_8), "what such a file has");
    }

    private static UserFacingException refusal(String text) {
        return catchThrowableOfType(UserFacingException.class, () -> read(text));
    }

    private static String text(LocatedValue value) {
        assertThat(value.source()).isEqualTo("f");
        String place = value.line() + ":" + value.column() + " ";
        if (value.content() instanceof Fields fields) {
            return fields.all().entrySet().stream()
                    .map(field -> field.getKey() + " = " + text(field.getValue()))
                    .collect(Collectors.joining(", ", place + "{", "}"));
        }
        if (value.content() instanceof Text text) {
            return place + "'" + text.value() + "'";
        }
        if (value.content() instanceof Whole whole) {
            return place + whole.value();
        }
        return value.content() instanceof Flag flag
                ? place + flag.value()
                : place + "(" + ((Other) value.content()).name() + ")";
    }
}

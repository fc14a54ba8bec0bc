package io.github.pcaconstrain.encoding.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-f]+)}");

    /** The policies among the inputs that the commands refuse; "\\u{a}" stands for a line feed there. */
    static Stream<String[]> refusals() {
        return Table.lines("/cli/bad-input.tsv")
                .filter(line -> line.startsWith("policy "))
                .map(line -> line.substring("policy ".length()).split("\t", -1));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aWrongPolicyIsRefusedAtItsPlaceWithARemedy(String escaped, String message, String hint) {
        String text =
                ESCAPE.matcher(escaped).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));

        UserFacingException refusal = refusal(text);

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        permitted: [a.example]\\n!!str excluded: [b.example]  | 2:1  | YAML tags are not supported
        # & \\npermitted: [&x a.example]                      | 2:13 | YAML anchors are not supported
        permitted: {dns: " a.example "}                       | 1:18 | expected a list, found a string
        permitted: {dns: a..-_/b}                             | 1:18 | expected a list, found a string
        {"permitted": {"dns": "a b"}}                         | 1:23 | expected a list, found a string
        {"permitted": ["a\\\\u0020b.example"\\n, ]}           | 1:16 | 'dns:a b.example': it has a space
        """)
    void aWrongPolicyIsRefusedWhereItIsWrong(String text, String place, String problem) {
        assertThat(refusal(text.translateEscapes())).hasMessage("./bad:" + place + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        permitted: {dns: " a.example "}    | write dns: [a.example]
        permitted: {uri: a-b_/c}           | write uri: [a-b_/c]
        permitted: {dns: "a b"}            | write dns: [NAME, NAME]
        permitted: {directoryName: "O=A"}  | write directoryName: [NAME, NAME]
        """)
    void theListToWriteIsShownIfItNeedsNoQuotes(String text, String hint) {
        assertThat(refusal(text).hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        permitted: [a.example, "ip:10.0.0.0/8"]          | permitted dns:a.example ip:10.0.0.0/8
        permitted: {dns: [a.example], ip: [10.0.0.0/8]}  | permitted dns:a.example ip:10.0.0.0/8
        excluded: {email: ["email:a.example", " b.example "], dns: ["dns:c.example"]} | excluded email:a.example email:b.example dns:c.example
        excluded: [a.example]\\ncritical: false          | excluded dns:a.example, not critical
        critical: true\\npermitted: {uri: [a.example], directoryName: ["O=A"]} | permitted uri:a.example dn:O=A
        {"excluded": ["b.example"], "permitted": ["a.example"]} | permitted dns:a.example excluded dns:b.example
        permitted: [a.example]\\nexcluded: {}            | permitted dns:a.example
        """)
    void aPolicyIsReadInItsOrder(String text, String constraints) {
        assertThat(text(read(text.translateEscapes(), Notes.IGNORED))).isEqualTo(constraints);
    }

    @Test
    void whatIsEncodedDifferentlyIsNoted() {
        List<String> notes = new ArrayList<>();

        read("permitted: {ip: [192.0.2.1], dns: [bücher.example]}", notes::add);

        assertThat(notes)
                .containsExactly(
                        "ip:192.0.2.1 is encoded as the single address 192.0.2.1/32",
                        "dns:bücher.example is encoded as xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({"0, it is empty", "1, 33554433 octets are too many for a policy (33554432)"})
    void thirtyTwoMebibytesAreTheMost(int more, String problem) {
        byte[] blank = new byte[PolicyReader.MAX_OCTETS + more];
        Arrays.fill(blank, (byte) '\n');

        assertThat(catchThrowableOfType(UserFacingException.class, () -> PolicyReader.read("f", blank, Notes.IGNORED)))
                .hasMessage("f: " + problem);
    }

    private static UserFacingException refusal(String text) {
        return catchThrowableOfType(
                UserFacingException.class,
                () -> PolicyReader.read("./bad", text.getBytes(StandardCharsets.UTF_8), Notes.IGNORED));
    }

    private static NameConstraints read(String text, Notes notes) {
        return PolicyReader.read("f", text.getBytes(StandardCharsets.UTF_8), notes);
    }

    private static String text(NameConstraints constraints) {
        return Stream.of(side("permitted", constraints.permitted()), side("excluded", constraints.excluded()))
                        .filter(side -> !side.isEmpty())
                        .collect(Collectors.joining(" "))
                + (constraints.critical() ? "" : ", not critical");
    }

    private static String side(String name, List<Subtree> side) {
        return side.isEmpty()
                ? ""
                : side.stream().map(subtree -> subtree.base().text()).collect(Collectors.joining(" ", name + " ", ""));
    }
}

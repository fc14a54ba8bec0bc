package io.github.pcaconstrain.encoding.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.encoding.syntax.LocatedValue.Content;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Fields;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Flag;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Other;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Text;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Whole;
import io.github.pcaconstrain.failure.PolicyFileException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocatedValueTest {
    private static final Fields MAP = new Fields(Map.of("b", value(new Text("x"))));

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(MAP, "a map"),
                Arguments.of(new Text("x"), "a string"),
                Arguments.of(new Whole(7), "the number 7"),
                Arguments.of(new Flag(true), "true or false"),
                Arguments.of(new Flag(false), "true or false"),
                Arguments.of(new Other("a list"), "a list"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void otherContentIsRefusedAtItsPlace(Content content, String found) {
        LocatedValue value = value(content);

        if (!(content instanceof Fields)) {
            isRefused(
                    () -> value.fields("a CA", List.of("a", "b")),
                    "expected a map, found " + found,
                    "write a CA as keys and values: a, b");
            isRefused(
                    value::anyFields,
                    "expected a map, found " + found,
                    "write each as KEY: VALUE, on a line of its own");
        }
        if (!(content instanceof Text)) {
            isRefused(value::text, "expected a string, found " + found, "put the value in quotes");
        }
        isRefused(
                () -> value.number(8, 9),
                "expected a number from 8 to 9, found " + found,
                "write a whole number without quotes");
        assertThat(value.flag().isPresent()).isEqualTo(content instanceof Flag);
    }

    @Test
    void contentIsReturned() {
        assertThat(value(MAP).fields("a CA", List.of("a", "b"))).isEqualTo(MAP.all());
        assertThat(value(MAP).anyFields()).isEqualTo(MAP.all());
        assertThat(value(new Text("x")).text()).isEqualTo("x");
        assertThat(value(new Flag(true)).flag()).contains(true);
        assertThat(value(new Flag(false)).flag()).contains(false);
    }

    @Test
    void unknownKeyIsRefusedWhereItsValueIs() {
        LocatedValue inner = new LocatedValue("f", 9, 2, new Text("x"));

        PolicyFileException refusal = catchThrowableOfType(
                PolicyFileException.class,
                () -> value(new Fields(Map.of("c\u202e", inner))).fields("a CA", List.of("a", "b")));

        assertThat(refusal).hasMessage("f:9:2: unknown key 'c\\u{202e}'");
        assertThat(refusal.hint()).isEqualTo("the keys of a CA are a, b");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "5, true", "0, false", "6, false", "4294967297, false", "-4294967295, false"})
    void numberIsWithinItsRange(long number, boolean within) {
        LocatedValue value = value(new Whole(number));

        if (within) {
            assertThat(value.number(1, 5)).isEqualTo((int) number);
        } else {
            isRefused(
                    () -> value.number(1, 5),
                    "expected a number from 1 to 5, found the number " + number,
                    "write a whole number without quotes");
        }
    }

    private static void isRefused(Runnable question, String problem, String hint) {
        PolicyFileException refusal = catchThrowableOfType(PolicyFileException.class, question::run);
        assertThat(refusal).hasMessage("f:3:4: " + problem);
        assertThat(refusal.hint()).isEqualTo(hint);
    }

    private static LocatedValue value(Content content) {
        return new LocatedValue("f", 3, 4, content);
    }
}

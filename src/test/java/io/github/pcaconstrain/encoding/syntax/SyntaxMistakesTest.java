package io.github.pcaconstrain.encoding.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.failure.PolicyFileException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Texts that are not valid YAML or JSON, and how that is explained to their author. */
class SyntaxMistakesTest {
    static Stream<String[]> mistakes() {
        return Table.rows("/encoding/syntax-errors.tsv", 4);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areShownWhereTheyAreWithTheirRemedy(String text, String place, String problem, String hint) {
        PolicyFileException refusal = refusal(text.translateEscapes());

        assertThat(refusal).hasMessage("f:" + place + ": " + problem);
        assertThat(refusal.hint()).isEqualTo(hint);
    }

    @Test
    void whatIsFarTooLongIsSoWithoutBeingRepeated() {
        PolicyFileException refusal = refusal("{\"" + "k".repeat(60_000) + "\": 1}");

        assertThat(refusal).hasMessage("f:1:1: a string or a key is too long");
        assertThat(refusal.hint()).isEqualTo("check that it is the right file");
    }

    @Test
    void aFailureOfTheParserWithoutAPlaceIsAtTheStart() {
        JacksonException failure = new StreamReadException(null, "Document nesting depth (1001) exceeds the maximum");

        assertThat(ParserFailure.ofJson("f", failure)).hasMessage("f:1:1: it is nested too deeply");
        assertThat(ParserFailure.ofYaml("f", "", failure)).hasMessage("f:1:1: this is not valid YAML");
    }

    private static PolicyFileException refusal(String text) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(PolicyFileException.class, () -> LocatedDocument.read("f", file, "hint"));
    }
}

package io.github.pcaconstrain.encoding.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Base64, with the test vectors of RFC 4648, section 10. */
class Base64TextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        Zg==,f
        Zm8=,fo
        Zm9v,foo
        Zm9vYg==,foob
        Zm9vYmE=,fooba
        Zm9vYmFy,foobar
        'Zm9v\\r\\n Ym\\tFy\\n',foobar
        """)
    void isDecodedAlsoOverSeveralLines(String text, String decoded) {
        String base64 = text.translateEscapes();

        assertThat(Base64Text.isBase64(base64)).isTrue();
        assertThat(Base64Text.decode("f", base64)).isEqualTo(decoded.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``     | its value is empty
        ` `    | its value is empty
        Zg     | its base64 is broken: its end or padding is cut off
        Zm9vY  | its base64 is broken: Last unit does not have enough valid bits
        Zh==   | its base64 is broken: its end or padding is cut off
        """)
    void isRefusedWhereSomeOfItIsMissing(String text, String problem) {
        isRefused(text, problem, "check that all of it is there");
    }

    @ParameterizedTest
    @CsvSource({"_-8=", "_w==", "-w=="})
    void isRefusedInTheAlphabetForUrls(String text) {
        assertThat(Base64Text.isBase64(text)).isTrue();
        isRefused(
                text, "its base64 uses the URL-safe alphabet", "write + instead of - and / instead of _, as AWS does");
    }

    @ParameterizedTest
    @CsvSource({"{}", "a: b", "Zg===", "Z=g=", "''"})
    void otherTextIsNotMeantAsBase64(String text) {
        assertThat(Base64Text.isBase64(text)).isFalse();
    }

    private static void isRefused(String text, String problem, String hint) {
        UnreadableInputException refusal =
                catchThrowableOfType(UnreadableInputException.class, () -> Base64Text.decode("f", text));
        assertThat(refusal).hasMessage("f: " + problem);
        assertThat(refusal.hint()).isEqualTo(hint);
    }
}

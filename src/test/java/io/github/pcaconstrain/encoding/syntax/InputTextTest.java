package io.github.pcaconstrain.encoding.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.failure.PolicyFileException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text files, given in hexadecimal. */
class InputTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                       | ``
        61 62                    | ab
        61 09 0d 0a 62           | a\\t\\r\\nb
        c3 bc f0 9f 98 80        | ü😀
        ef bb bf 61              | a
        ef bb bf ef bb bf 61     | \ufeffa
        fe ff 00 61 00 fc        | aü
        ff fe 61 00 fc 00        | aü
        ff fe 3d d8 00 de        | 😀
        00 61 00 62              | ab
        61 00 62 00              | ab
        """)
    void areDecodedWithoutTheirByteOrderMark(String hex, String text) {
        assertThat(InputText.decode("f", bytes(hex))).isEqualTo(text.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ff                             | 1:1 | it is not UTF-8 text
        61 62 c3                       | 1:3 | it is not UTF-8 text
        61 0a 62 0a 63 64 ff 65        | 3:3 | it is not UTF-8 text
        ed a0 80                       | 1:1 | it is not UTF-8 text
        ef bb bf 61 ff                 | 1:2 | it is not UTF-8 text
        fe ff 00 61 d8 00 00 62        | 1:2 | it is not UTF-16 text
        fe ff 00 61 00 0a dc 00        | 2:1 | it is not UTF-16 text
        ff fe 61 00 00 d8              | 1:2 | it is not UTF-16 text
        ff fe 61 00 62                 | 1:2 | it is not UTF-16 text
        00                             | 1:1 | it has the control character U+0000
        61 1b                          | 1:2 | it has the control character U+001B
        61 1b 0a                       | 1:2 | it has the control character U+001B
        61 0a 7f 62                    | 2:1 | it has the control character U+007F
        61 0d 0a 62 c2 85 63           | 2:2 | it has the control character U+0085
        ef bb bf 08                    | 1:1 | it has the control character U+0008
        """)
    void areRefusedAtTheFirstOctetThatIsNoText(String hex, String place, String problem) {
        PolicyFileException refusal =
                catchThrowableOfType(PolicyFileException.class, () -> InputText.decode("f", bytes(hex)));

        assertThat(refusal).hasMessage("f:" + place + ": " + problem);
        assertThat(refusal.hint()).isEqualTo("give a text file in UTF-8");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

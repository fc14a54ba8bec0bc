package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters in messages. */
class PrintableTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        0000  , the character U+0000
        001F  , the character U+001F
        0020  , a space
        0021  , '!'
        0041  , 'A'
        007E  , '~'
        007F  , the character U+007F
        00E9  , the character U+00E9
        1F600 , the character U+1F600
        """)
    void aCharacterInWords(String hex, String words) {
        assertThat(PrintableText.name(Integer.parseInt(hex, 16))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0000 , a control character
        000A , a line feed
        001B , the one that begins a terminal's commands
        007F , DELETE
        0080 , a control character beyond ASCII
        009F , the last of these
        00AD , a soft hyphen
        200B , a zero-width space
        202E , the one that turns the direction
        FEFF , a byte order mark
        E0041, a tag
        2028 , a line separator
        2029 , a paragraph separator
        D800 , half of a character
        DFFF , the other half
        0378 , not assigned
        """)
    void whatCannotBeSeenIsEscaped(String hex, String what) {
        int character = Integer.parseInt(hex, 16);

        assertThat(PrintableText.printable("a" + Character.toString(character) + "b"))
                .as(what)
                .isEqualTo("a\\u{%s}b", hex.toLowerCase(java.util.Locale.ROOT).replaceFirst("^0+(?=.)", ""));
    }

    @Test
    void whatCanBeSeenStays() {
        String text = " !aZ09~\u00a0\u00e9\u0301\u4e2d\ue000" + Character.toString(0x1f600);

        assertThat(PrintableText.printable(text)).isEqualTo(text);
        assertThat(PrintableText.printable("")).isEmpty();
    }
}

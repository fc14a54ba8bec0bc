package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every character, and every limit on lengths. */
class NameSyntaxTest {
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** All of ASCII, the first beyond, and a sign that is a letter in lower case (KELVIN SIGN). */
    private static final int[] CHARACTERS = IntStream.concat(IntStream.rangeClosed(0, 0x80), IntStream.of(0x212a))
            .toArray();

    private static void assertAllowed(Function<String, Boolean> isSound, IntPredicate allowed) {
        for (int each : CHARACTERS) {
            assertThat(isSound.apply(Character.toString(each)))
                    .as("U+%04X", each)
                    .isEqualTo(allowed.test(each));
        }
    }

    private static IntPredicate oneOf(String characters) {
        return each -> characters.indexOf(each) >= 0;
    }

    private static boolean isHost(String text) {
        return HostName.flaw(text).isEmpty();
    }

    private static boolean isMailbox(String text) {
        return Mailbox.flaw(text).isEmpty();
    }

    @Test
    void hostNamesHaveLettersDigitsHyphensAndUnderscores() {
        assertAllowed(each -> isHost("a" + each + "b"), oneOf(LETTERS_AND_DIGITS + "-_."));
        assertAllowed(NameSyntaxTest::isHost, oneOf(LETTERS_AND_DIGITS + "_"));
        assertAllowed(each -> isHost("a." + each + "b"), oneOf(LETTERS_AND_DIGITS + "_"));
        assertAllowed(each -> isHost("b" + each + ".a"), oneOf(LETTERS_AND_DIGITS + "_"));
    }

    @Test
    void hostNamesAndTheirLabelsHaveLimits() {
        String label = "a".repeat(62) + ".";

        assertThat(isHost("a".repeat(63) + ".example")).isTrue();
        assertThat(HostName.flaw("a".repeat(64)).orElseThrow().kind()).isEqualTo(Flaw.Kind.TOO_LONG);
        assertThat(HostName.flaw("a".repeat(64)).orElseThrow().words())
                .isEqualTo("a label has 64 octets, more than 63");
        assertThat(HostName.flaw("b." + "a".repeat(64)).orElseThrow().words())
                .isEqualTo("a label has 64 octets, more than 63");
        assertThat(isHost(label.repeat(4) + "a")).isTrue();
        assertThat(HostName.flaw(label.repeat(4) + "ab").orElseThrow().words())
                .isEqualTo("it has 254 octets, more than 253");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "0, true",
        "9, true",
        "10.0.0.1, true",
        "a.09, true",
        "a.1b, false",
        "a1, false",
        "a.b, false",
        "'', false",
        "1., false",
        "a./, false",
        "a.:, false",
        "/1, false"
    })
    void aNumberAtTheEndMakesAnAddress(String text, boolean isNumber) {
        assertThat(HostName.endsInNumber(text)).isEqualTo(isNumber);
    }

    @Test
    void onlyLettersOfAsciiAreFolded() {
        for (int each : CHARACTERS) {
            String text = Character.toString(each);
            String folded = each >= 'A' && each <= 'Z' ? text.toLowerCase(java.util.Locale.ROOT) : text;
            assertThat(HostName.fold("." + text)).isEqualTo("." + folded);
            assertThat(HostName.isSame("x" + text, 1, folded, 0, 1)).isTrue();
            assertThat(HostName.isSame(text, 0, "~~" + folded, 1, 1)).isEqualTo(text.equals("~"));
        }
    }

    @Test
    void localPartsHaveTheCharactersOfAtoms() {
        assertAllowed(
                each -> isMailbox("a" + each + "b@b.example"),
                each -> each > 0x7f
                        || oneOf(LETTERS_AND_DIGITS + "!#$%&'*+-/=?^_`{|}~.").test(each));
        assertAllowed(
                each -> isMailbox(each + "@b.example"),
                each -> each > 0x7f
                        || oneOf(LETTERS_AND_DIGITS + "!#$%&'*+-/=?^_`{|}~").test(each));
    }

    @Test
    void quotedLocalPartsHaveWhatCanBePrinted() {
        assertAllowed(
                each -> isMailbox("\"a" + each + "b\"@b.example"),
                each -> each >= ' ' && each != 0x7f && each != '"'); // a backslash escapes the letter behind it
        assertAllowed(
                each -> isMailbox("\"" + each + "\"@b.example"),
                each -> each >= ' ' && each != 0x7f && each != '"' && each != '\\');
        assertAllowed(each -> isMailbox("\"\\" + each + "\"@b.example"), each -> each >= ' ' && each < 0x7f);
    }

    @Test
    void localPartsHaveALimit() {
        assertThat(isMailbox("a".repeat(64) + "@b.example")).isTrue();
        assertThat(isMailbox("a".repeat(65) + "@b.example")).isFalse();
        assertThat(isMailbox("-".repeat(64) + "@b.example")).isTrue();
        assertThat(isMailbox("-".repeat(65) + "@b.example")).isFalse();
        assertThat(Mailbox.flaw("@b.example").orElseThrow().words()).isEqualTo("it has nothing before '@'");
        assertThat(isMailbox("\"\"@b.example")).isTrue();
        assertThat(isMailbox("\"@b.example")).isFalse();
    }

    /** The host; or {@code -} and why there is none. */
    @ParameterizedTest
    @CsvSource({
        "https://b.example, b.example",
        "https://b.example:, b.example",
        "https://b.example:0, b.example",
        "https://b.example:9/p, b.example",
        "https://u@b.example:80, b.example",
        "https://u:8@b.example, b.example",
        "https://b.example:8x, - its host is wrong: it has ':'",
        "https://b.example:/x, b.example",
        "https://10.0.0.1, - its host is an IP address",
        "https://[::1]:8443, - its host is an IP address",
        "https://0x7f, - its host is an IP address",
        "https://a.0XaF, - its host is an IP address",
        "https://a.0x, - its host is an IP address",
        "https://a.0xg, a.0xg",
        "https://a.00x1, a.00x1",
        "https:///p, - it has no host",
        "https://:80/p, - it has no host",
        "https://u@:80/p, - it has no host",
        "https://u@/p, - it has no host",
        "urn:x:y, - it has no host",
    })
    void theHostOfAUri(String uri, String expected) {
        UriHost host = UriHost.of(uri);

        assertThat(host.host().isEmpty() ? "- " + why(host) : host.host()).isEqualTo(expected);
    }

    private static String why(UriHost host) {
        return host.flaw().map(Flaw::words).orElseGet(() -> host.missing().orElseThrow());
    }
}

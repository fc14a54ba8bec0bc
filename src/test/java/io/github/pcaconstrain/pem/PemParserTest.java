package io.github.pcaconstrain.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a text, whole and in pieces; blocks in their usual form, which have a decoder of their own, and all others. */
class PemParserTest {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "-----END CERTIFICATE-----\n";
    private static final byte[] FIRST = TestCertificates.ca("First").der();
    private static final byte[] SECOND = TestCertificates.ca("Second").der();

    private record Events(List<String> list) implements PemSink, PemChunks.Sink {
        @Override
        public void block(PemKind kind, byte[] octets, int from, int to, int line) {
            if (kind != PemKind.OTHER) {
                list.add(HexFormat.of().formatHex(octets, from, to));
            }
        }

        @Override
        public void broken(int line, String why) {
            list.add(line + " " + why);
        }

        @Override
        public void stray(int line, String what, String remedy) {
            list.add(line + " " + what);
        }

        @Override
        public void piece(byte[] text, int length) {
            PemParser.parse(text, length, this);
        }

        @Override
        public void tooLong(String why) {
            list.add(why);
        }
    }

    private static List<String> decode(String text) {
        return decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> decode(byte[] text) {
        Events events = new Events(new ArrayList<>());
        PemParser.parse(text, text.length, events);
        return events.list();
    }

    private static String block(byte[] der, int line, String lineEnd) {
        return BEGIN
                + Base64.getMimeEncoder(line, lineEnd.getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + lineEnd
                + END;
    }

    private static String block(byte[] der) {
        return block(der, 64, "\n");
    }

    static Stream<Spelling> spellings() {
        int lines = (int) block(FIRST).lines().count();
        return Stream.of(Spelling.all(lines), Spelling.joined(lines), Spelling.explained())
                .flatMap(List::stream);
    }

    /** Nothing is dropped: both certificates are read, or there is an error, and it names the line. */
    @ParameterizedTest
    @MethodSource("spellings")
    void everySpellingIsReadOrRefusedWithItsLine(Spelling spelling) {
        byte[] file = spelling.of(block(FIRST), block(SECOND));
        if (spelling.line() == 0) {
            assertThat(PemFile.read("file.pem", file).of(PemKind.CERTIFICATE))
                    .extracting(found -> HexFormat.of().formatHex(found.der()))
                    .containsExactly(
                            HexFormat.of().formatHex(FIRST), HexFormat.of().formatHex(SECOND));
        } else {
            assertThatThrownBy(() -> PemFile.read("file.pem", file))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageStartingWith("file.pem:" + spelling.line() + ": ");
        }
    }

    /** What a file holds does not depend on where its pieces end. */
    @ParameterizedTest
    @MethodSource("spellings")
    void aLongFileIsReadLikeAShortOne(Spelling spelling) throws IOException {
        String pair = new String(spelling.of(block(FIRST), block(SECOND)), StandardCharsets.ISO_8859_1);
        if (TextEncoding.wide(pair.getBytes(StandardCharsets.ISO_8859_1)).isPresent()) {
            return;
        }
        List<String> once = withoutLines(decode(pair + "\n"));
        int times = 600_000 / pair.length();
        byte[] text = (pair + "\n").repeat(times).getBytes(StandardCharsets.ISO_8859_1);
        Events events = new Events(new ArrayList<>());

        PemChunks.read(new ByteArrayInputStream(text), events);

        List<String> whole = withoutLines(decode(text));
        assertThat(withoutLines(events.list()).equals(whole))
                .as("the same events")
                .isTrue();
        if (spelling.line() == 0) {
            assertThat(whole).hasSize(times * once.size());
        }
    }

    private static List<String> withoutLines(List<String> events) {
        return events.stream()
                // A block's octets, which are most of it, have no line.
                .map(event -> event.contains(" ") ? event.replaceAll("(?<=line |^)[0-9]+(?= |$)", "N") : event)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"64,\\n", "64,\\r\\n", "76,\\n", "60,\\n", "4000,\\n"})
    void everyLengthIsDecodedWithEveryKindOfLine(int line, String lineEnd) {
        Random random = new Random(1);
        String end = lineEnd.replace("\\r", "\r").replace("\\n", "\n");
        for (int length = 0; length < 400; length++) {
            byte[] der = sequence(random, length);
            String text = "before\n" + block(der, line, end) + block(der, line, end);
            String hex = HexFormat.of().formatHex(der);
            assertThat(decode(text)).containsExactly(hex, hex);
        }
    }

    /** A SEQUENCE with this many random octets. */
    private static byte[] sequence(Random random, int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        String header = length < 0x80 ? String.format("30%02x", length) : String.format("3082%04x", length);
        return HexFormat.of().parseHex(header + HexFormat.of().formatHex(content));
    }

    /** A blank behind the label makes the form unusual, and changes nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damageMeansTheSameInBothForms(long seed) {
        Random random = new Random(seed);
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder body = new StringBuilder(block(sequence(random, random.nextInt(200))));
            body.delete(0, BEGIN.length());
            for (int j = random.nextInt(3); j > 0; j--) {
                damage(body, random);
            }
            String rest = body + BEGIN + "MAA=\n" + END;
            List<String> usual = decode(BEGIN + rest);
            assertThat(usual).as(rest).isEqualTo(decode(BEGIN.strip() + " \n" + rest));
            decoded += usual.get(0).startsWith("30") ? 1 : 0;
        }
        assertThat(decoded).as("enough of both").isBetween(5_000, 18_000);
    }

    private static void damage(StringBuilder text, Random random) {
        String characters = "A/+=-\n\r \t*\u00e9";
        char one = characters.charAt(random.nextInt(characters.length()));
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, one);
            case 1 -> text.insert(at, one);
            default -> text.deleteCharAt(at);
        }
    }

    @Test
    void whatIsCutOffIsReported() {
        String text = block(sequence(new Random(4), 100));
        for (int length = BEGIN.length(); length < text.length() - END.length() + "-----END".length(); length++) {
            char[] cut = Arrays.copyOf(text.toCharArray(), length);
            assertThat(decode(new String(cut)))
                    .as("%d characters", length)
                    .containsExactly("1 its PEM block has no END line; it may be cut off");
        }
    }

    @Test
    void theOutermostElementOfATrustedCertificateIsTheCertificate() {
        for (int length : new int[] {1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000}) {
            byte[] content = new byte[length];
            String header = length < 0x80
                    ? String.format("30%02x", length)
                    : length < 0x100
                            ? String.format("3081%02x", length)
                            : length < 0x10000 ? String.format("3082%04x", length) : String.format("3083%06x", length);
            String hex = header + HexFormat.of().formatHex(content);
            String text = block(HexFormat.of().parseHex(hex + "300a300806062a0304050607"));
            assertThat(decode(text.replace("CERTIFICATE", "TRUSTED CERTIFICATE")))
                    .containsExactly(hex);
            assertThat(decode(text)).containsExactly("1 its PEM block holds 12 octets after its DER");
        }
    }

    @Test
    void derMayHaveSeveralElementsAMarkAndALineEnd() {
        byte[] file = HexFormat.of()
                .parseHex("efbbbf" + HexFormat.of().formatHex(FIRST)
                        + HexFormat.of().formatHex(SECOND) + "0d0a");
        assertThat(PemFile.read("file.der", file).blocks())
                .extracting(PemBlock::kind)
                .containsExactly(PemKind.DER, PemKind.DER);
        assertThatThrownBy(() -> PemFile.read("file.der", Arrays.copyOf(file, file.length - 4)))
                .hasMessageContaining("its DER is cut off");
    }

    /** Nothing of a key may be shown. */
    @Test
    void aPrivateKeyIsNeitherHandedOverNorShown() {
        String key = "-----BEGIN PRIVATE KEY-----\nMAMCAQE=\n-----END PRIVATE KEY-----\n";
        assertThat(decode(key)).isEmpty();
        assertThat(decode(key.replace("-----", "----")).toString()).doesNotContain("MAMC");
        assertThat(PemFile.read("file.pem", key.getBytes(StandardCharsets.US_ASCII))
                        .form())
                .isEqualTo(PemFile.Form.PEM);
    }

    @Test
    void textWithoutBlocksIsText() {
        for (String text :
                List.of("", "0", "plain - text", "-- BEGIN;\n", "-----", "the END --- of it", "# -----BEGIN X-----")) {
            assertThat(PemFile.read("file", text.getBytes(StandardCharsets.UTF_8))
                            .form())
                    .as(text)
                    .isEqualTo(PemFile.Form.TEXT);
        }
    }
}

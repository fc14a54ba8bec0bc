package io.github.pcaconstrain.audit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks in their usual form, which have a decoder of their own, and all others. */
class PemDecoderTest {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "-----END CERTIFICATE-----\n";

    private static List<String> decode(String text) {
        List<String> events = new ArrayList<>();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        new PemDecoder(octets, octets.length, new PemDecoder.Sink() {
                    @Override
                    public void certificate(byte[] decoded, int from, int to) {
                        events.add(HexFormat.of().formatHex(decoded, from, to));
                    }

                    @Override
                    public void broken(String why) {
                        events.add(why);
                    }
                })
                .decode();
        return events;
    }

    private static String block(byte[] der, int line, String lineEnd) {
        return BEGIN
                + Base64.getMimeEncoder(line, lineEnd.getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + lineEnd
                + END;
    }

    private static byte[] random(Random random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    @ParameterizedTest
    @CsvSource({"64,\\n", "64,\\r\\n", "76,\\n", "60,\\n", "4000,\\n"})
    void everyLengthIsDecodedWithEveryKindOfLine(int line, String lineEnd) {
        Random random = new Random(1);
        String end = lineEnd.replace("\\r", "\r").replace("\\n", "\n");
        for (int length = 1; length < 400; length++) {
            byte[] der = random(random, length);
            String text = "before\n" + block(der, line, end) + block(der, line, end);
            String hex = HexFormat.of().formatHex(der);
            assertThat(decode(text)).containsExactly(hex, hex);
        }
    }

    /** A blank behind the label makes the form unusual, and changes nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damageMeansTheSameInBothForms(long seed) {
        Random random = new Random(seed);
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder body = new StringBuilder(block(random(random, 1 + random.nextInt(200)), 64, "\n"));
            body.delete(0, BEGIN.length());
            for (int j = random.nextInt(3); j > 0; j--) {
                damage(body, random);
            }
            String rest = body + BEGIN + "AAAA\n" + END;
            List<String> usual = decode(BEGIN + rest);
            assertThat(usual).as(rest).isEqualTo(decode(BEGIN.strip() + " \n" + rest));
            decoded += usual.get(0).startsWith("its ") ? 0 : 1;
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
        String text = block(random(new Random(4), 100), 64, "\n");
        for (int length = BEGIN.length(); length < text.length() - END.length() + "-----END".length(); length++) {
            char[] cut = Arrays.copyOf(text.toCharArray(), length);
            assertThat(decode(new String(cut)))
                    .as("%d characters", length)
                    .containsExactly("its PEM block has no END line; it may be truncated");
        }
    }
}

package io.github.pcaconstrain.spark;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a row holds: octets that may be a certificate, the reason why it holds none, or nothing but blanks. */
final class RowContent {
    private static final byte[] NOTHING = {};
    private static final byte[] END = "-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII);
    private static final int SEQUENCE = 0x30;

    private byte[] octets = NOTHING;
    private String flaw = "";

    /** The octets: DER, or text with PEM blocks. Empty if there is a flaw, or nothing in the row. */
    byte[] octets() {
        return octets;
    }

    /** Why this is not a certificate; empty if it may be one. */
    String flaw() {
        return flaw;
    }

    /** Whether it is a row without content, such as an empty line. */
    boolean isBlank() {
        return octets.length == 0 && flaw.isEmpty();
    }

    void missing() {
        fail("the row holds no certificate");
    }

    void binary(byte[] content) {
        if (content.length == 0) {
            missing();
        } else if (content[0] == SEQUENCE) {
            take(content);
        } else {
            text(content, RowReader.Shape.TEXT);
            if (isBlank()) {
                missing();
            }
        }
    }

    void text(byte[] text, RowReader.Shape shape) {
        int from = 0;
        int to = text.length;
        while (from < to && isBlank(text[from])) {
            from++;
        }
        while (from < to && isBlank(text[to - 1])) {
            to--;
        }
        if (shape == RowReader.Shape.BLOCK) {
            block(text, from, to);
        } else if (from == to) {
            take(NOTHING);
        } else if (text[from] == '-') {
            take(shape == RowReader.Shape.LINE ? unescaped(text, from, to) : slice(text, from, to));
        } else {
            base64(text, from, to);
        }
    }

    /** Spark takes away the line that ends a certificate. Text behind the last certificate has none. */
    private void block(byte[] text, int from, int to) {
        if (from == to) {
            take(NOTHING);
            return;
        }
        byte[] trimmed = slice(text, from, to);
        if (indexOf(trimmed, BEGIN) < 0) {
            take(trimmed);
            return;
        }
        byte[] whole = new byte[trimmed.length + 1 + END.length];
        System.arraycopy(trimmed, 0, whole, 0, trimmed.length);
        whole[trimmed.length] = '\n';
        System.arraycopy(END, 0, whole, trimmed.length + 1, END.length);
        take(whole);
    }

    private void base64(byte[] text, int from, int to) {
        byte[] compact = new byte[to - from];
        int length = 0;
        boolean isUrlSafe = false;
        for (int i = from; i < to; i++) {
            if (!isBlank(text[i])) {
                isUrlSafe |= text[i] == '-' || text[i] == '_';
                compact[length++] = text[i];
            }
        }
        try {
            Base64.Decoder decoder = isUrlSafe ? Base64.getUrlDecoder() : Base64.getDecoder();
            take(decoder.decode(length == compact.length ? compact : slice(compact, 0, length)));
        } catch (IllegalArgumentException e) {
            fail("the row holds neither PEM nor base64");
        }
    }

    private void take(byte[] content) {
        octets = content;
        flaw = "";
    }

    private void fail(String why) {
        octets = NOTHING;
        flaw = why;
    }

    private static byte[] unescaped(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        return line.replace("\\r", "").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] text, int from, int to) {
        return java.util.Arrays.copyOfRange(text, from, to);
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    private static int indexOf(byte[] text, byte[] wanted) {
        for (int i = 0; i + wanted.length <= text.length; i++) {
            if (java.util.Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}

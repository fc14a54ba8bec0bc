package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.pem.PemLead;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a row holds: octets that may be a certificate, the reason why it holds none, or nothing but blanks. */
final class RowContent {
    private static final byte[] NOTHING = {};
    private static final byte[] END = "-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANY_BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
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
        } else if (from < to) {
            boolean isPem = text[from] == '-' || (!base64(text, from, to) && indexOf(text, ANY_BEGIN) >= 0);
            if (isPem) {
                take(shape == RowReader.Shape.LINE ? unescaped(text, from, to) : slice(text, from, to));
            }
        } else if (shape == RowReader.Shape.LINE) {
            take(NOTHING); // an empty line does not count as a row
        } else {
            missing();
        }
    }

    /** Spark takes away the line that ends a certificate. Text behind the last certificate has none. */
    private void block(byte[] text, int from, int to) {
        byte[] trimmed = slice(text, from, to);
        if (indexOf(trimmed, BEGIN) < 0) {
            PemLead lead = PemLead.of(trimmed, trimmed.length);
            take(lead.hasBlock() || lead.hasStray() ? trimmed : NOTHING);
            return;
        }
        byte[] whole = new byte[trimmed.length + 1 + END.length];
        System.arraycopy(trimmed, 0, whole, 0, trimmed.length);
        whole[trimmed.length] = '\n';
        System.arraycopy(END, 0, whole, trimmed.length + 1, END.length);
        take(whole);
    }

    /** Returns whether it is base64. */
    private boolean base64(byte[] text, int from, int to) {
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
            return true;
        } catch (IllegalArgumentException e) {
            fail("the row holds neither PEM nor base64");
            return false;
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

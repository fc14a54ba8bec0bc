package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Decodes the PEM blocks of a text that hold certificates; private keys and the like are passed over. */
public final class PemDecoder {
    /** Takes what a text holds. */
    public interface Sink {
        /** A certificate in DER, in a range of an array that is used again for the next one. */
        void certificate(byte[] octets, int from, int to);

        /** A block that could not be read, and why. */
        void broken(String why);
    }

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");
    private static final Set<String> BUNDLES = Set.of("PKCS7", "CMS");
    private static final String TRUSTED = "TRUSTED CERTIFICATE";
    private static final int MAX_LABEL = 40;

    private static final byte OTHER = -1;
    private static final byte BLANK = -2;
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, OTHER);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            VALUES[digits.charAt(i)] = (byte) i;
        }
        for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
            VALUES[blank] = BLANK;
        }
    }

    private final byte[] text;
    private final int length;
    private final Sink sink;
    private byte[] decoded = new byte[4096];

    /** A decoder of one text. */
    public PemDecoder(byte[] text, int length, Sink sink) {
        this.text = text;
        this.length = length;
        this.sink = sink;
    }

    /** Decodes the whole text. */
    public void decode() {
        int begin = indexOf(BEGIN, 0, length);
        while (begin >= 0) {
            int next = block(begin);
            begin = indexOf(BEGIN, next, length);
        }
    }

    /** Decodes the block that begins here, and says where to go on. */
    private int block(int begin) {
        int label = begin + BEGIN.length;
        int labelEnd = indexOf(DASHES, label, Math.min(length, label + MAX_LABEL));
        if (labelEnd < 0) {
            return label;
        }
        String name = new String(text, label, labelEnd - label, StandardCharsets.ISO_8859_1);
        boolean bundle = BUNDLES.contains(name);
        if (!bundle && !CERTIFICATES.contains(name) && !name.equals(TRUSTED)) {
            return labelEnd;
        }
        int body = labelEnd + DASHES.length;
        int bodyEnd = indexOf(DASHES, body, length);
        if (bodyEnd < 0 || !startsWith(END, bodyEnd)) {
            sink.broken("its PEM block has no END line; it may be truncated");
            return bodyEnd < 0 ? length : bodyEnd;
        }
        int count = base64(body, bodyEnd);
        if (count < 0) {
            sink.broken("its PEM block holds characters that are no base64");
        } else if (bundle) {
            Content.readPkcs7(Arrays.copyOf(decoded, count), "", new BundleIntake());
        } else {
            sink.certificate(decoded, 0, name.equals(TRUSTED) ? firstElement(count) : count);
        }
        return bodyEnd + END.length;
    }

    /** OpenSSL's trusted certificates are followed by what they are trusted for. */
    private int firstElement(int count) {
        if (count < 4 || decoded[1] >= 0 || (decoded[1] & 0x7f) != 2) {
            return count;
        }
        return Math.min(count, 4 + (decoded[2] & 0xff) * 256 + (decoded[3] & 0xff));
    }

    private int base64(int from, int to) {
        if (decoded.length < (to - from) / 4 * 3 + 3) {
            decoded = new byte[(to - from) / 4 * 3 + 3];
        }
        int out = 0;
        int bits = 0;
        int digits = 0;
        int i = from;
        for (; i < to; i++) {
            if (digits == 0) {
                int fours = fours(i, to, out);
                out += 3 * fours;
                i += 4 * fours;
                if (i == to) {
                    break;
                }
            }
            int value = VALUES[text[i] & 0xff];
            if (value >= 0) {
                bits = (bits << 6) | value;
                if (++digits == 4) {
                    decoded[out++] = (byte) (bits >> 16);
                    decoded[out++] = (byte) (bits >> 8);
                    decoded[out++] = (byte) bits;
                    digits = 0;
                    bits = 0;
                }
            } else if (value != BLANK) {
                break;
            }
        }
        return padding(i, to, digits) ? out + rest(out, bits, digits) : -1;
    }

    /** Decodes as many digits as stand together, four at once; the result is how many fours. */
    private int fours(int from, int to, int start) {
        int out = start;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int bits = fourAt(i);
            if (bits < 0) {
                break;
            }
            decoded[out++] = (byte) (bits >> 16);
            decoded[out++] = (byte) (bits >> 8);
            decoded[out++] = (byte) bits;
        }
        return (i - from) / 4;
    }

    /** The 24 bits of the four digits here; negative if they are not all digits. */
    private int fourAt(int i) {
        return VALUES[text[i] & 0xff] << 18
                | VALUES[text[i + 1] & 0xff] << 12
                | VALUES[text[i + 2] & 0xff] << 6
                | VALUES[text[i + 3] & 0xff];
    }

    private int rest(int out, int bits, int digits) {
        if (digits == 2) {
            decoded[out] = (byte) (bits >> 4);
            return 1;
        }
        if (digits == 3) {
            decoded[out] = (byte) (bits >> 10);
            decoded[out + 1] = (byte) (bits >> 2);
            return 2;
        }
        return 0;
    }

    /** Whether what is left is the padding that these digits need, and nothing else. */
    private boolean padding(int from, int to, int digits) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            if (text[i] == '=') {
                signs++;
            } else if (VALUES[text[i] & 0xff] != BLANK) {
                return false;
            }
        }
        return digits == 0 ? signs == 0 : digits + signs == 4;
    }

    private int indexOf(byte[] word, int from, int to) {
        int last = to - word.length;
        int i = from;
        while (i <= last) {
            if (text[i + DASHES.length - 1] != '-') {
                i += DASHES.length; // every word starts with five dashes, so none starts at these five octets
            } else if (startsWith(word, i)) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] word, int at) {
        return at + word.length <= length && Arrays.equals(text, at, at + word.length, word, 0, word.length);
    }

    private final class BundleIntake implements Intake {
        @Override
        public void pem(String place, byte[] more, int count) {
            throw new IllegalStateException("a bundle has no PEM");
        }

        @Override
        public void der(String place, byte[] der) {
            sink.certificate(der, 0, der.length);
        }

        @Override
        public void unreadable(String place, String why) {
            sink.broken(why);
        }

        @Override
        public void otherFile(String place) {
            throw new IllegalStateException("a bundle has no files");
        }

        @Override
        public void remark(String place, Remark remark, String part, String message) {
            throw new IllegalStateException("a bundle remarks nothing");
        }
    }
}

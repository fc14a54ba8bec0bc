package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Decodes the base64 of PEM blocks, one at a time. */
final class PemBody {
    /** The length of a line (RFC 7468, section 2). */
    private static final int LINE = 64;

    /** The END line of a certificate. */
    static final byte[] USUAL_END = "-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);

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

    private byte[] text = new byte[0];
    private byte[] digits = new byte[0];
    private byte[] decoded = new byte[4096];
    private int count;
    private int lines;

    /** The decoded octets; only the first {@link #count} are valid. Reused for the next block. */
    byte[] decoded() {
        return decoded;
    }

    /** The number of decoded octets. */
    int count() {
        return count;
    }

    /** The number of lines that {@link #decodeUsual} decoded. */
    int lines() {
        return lines;
    }

    /**
     * Decodes, with the JDK's decoder, full lines of 64 digits, a shorter last line, and the usual END line. Compared
     * with {@link #decode}, this saves some 15 % of the CPU time of an audit of 120,000 certificates.
     *
     * @return the offset of the dashes of the END line; -1 if the body has another layout or is not base64
     */
    int decodeUsual(byte[] source, int from, int limit) {
        int last = from;
        while (last + LINE < limit && source[last + LINE] == '\n' && source[last] != '-') {
            last += LINE + 1;
        }
        int end = last;
        while (end < limit && source[end] != '\n' && source[end] != '-') {
            end++;
        }
        if (end == limit || (end > last && source[end] == '-')) {
            return -1;
        }
        int full = (last - from) / (LINE + 1);
        int length = full * LINE + end - last;
        int dashes = end == last ? end : end + 1;
        if (length == 0 || length % 4 != 0 || !isUsualEnd(source, dashes, limit)) {
            return -1;
        }
        lines = end == last ? full : full + 1;
        return decodeLines(source, from, full, length) ? dashes : -1;
    }

    private static boolean isUsualEnd(byte[] source, int from, int limit) {
        return from + USUAL_END.length <= limit
                && Arrays.equals(source, from, from + USUAL_END.length, USUAL_END, 0, USUAL_END.length);
    }

    private boolean decodeLines(byte[] source, int from, int full, int length) {
        if (digits.length != length) {
            digits = new byte[length]; // the JDK's decoder accepts only whole arrays
        }
        if (decoded.length < length) {
            decoded = new byte[length];
        }
        for (int i = 0; i < full; i++) {
            System.arraycopy(source, from + i * (LINE + 1), digits, i * LINE, LINE);
        }
        System.arraycopy(source, from + full * (LINE + 1), digits, full * LINE, length - full * LINE);
        try {
            count = Base64.getDecoder().decode(digits, decoded);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Decodes a range of the text; returns false if it is not base64. White space is allowed anywhere. */
    boolean decode(byte[] source, int from, int to) {
        text = source;
        count = base64(from, to);
        return count >= 0;
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

    /** Decodes groups of four consecutive digits; returns the number of groups. */
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

    /** The 24 bits of the next four digits; negative if any of them is not a digit. */
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

    /** Whether the rest is exactly the padding that these digits need. */
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
}

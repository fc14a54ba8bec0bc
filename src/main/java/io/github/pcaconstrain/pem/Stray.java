package io.github.pcaconstrain.pem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something in the text around PEM blocks that is none: octets of a binary file, and base64 without its BEGIN and END lines.
 * Read as text, it would drop a certificate without a word.
 *
 * @param what what was found, as a part of a sentence
 * @param remedy what to do
 */
record Stray(String what, String remedy) {
    private static final String OWN_FILE = "put it into a file of its own";
    private static final Stray BINARY =
            new Stray("from here on the file is binary, as if DER had been appended to PEM", OWN_FILE);
    private static final Stray OTHER_ENCODING = new Stray(
            "here is a certificate in another encoding (binary, UTF-8 or UTF-16) than the file starts with", OWN_FILE);
    private static final Stray ENCODED_PEM = new Stray(
            "here is the base64 of a whole PEM block", "decode it, and put the result into a file of its own");

    private static final byte[] BASE64_OF_BEGIN = "LS0tLS1CRUdJTi".getBytes(StandardCharsets.US_ASCII);
    /** The version of a certificate, which nearly all have. */
    private static final byte[] VERSION = {(byte) 0xa0, 3, 2, 1};
    /** How much of base64 is decoded: enough for the names that stand before what tells a certificate from a CRL. */
    private static final int DECODED = 1024;
    /** How much of it tells whether that is worth it. */
    private static final int SNIFFED = 32;
    /** The value of the first digit of base64 that is neither a letter nor a decimal digit. */
    private static final int LAST_DIGITS = 62;

    /**
     * The first of them in a line.
     *
     * @param traits those of all octets of the line
     * @param comment whether the line is a comment, in which only binary counts
     * @param length how much of the text counts, since base64 goes on in the next line
     */
    static Optional<Stray> in(byte[] text, int from, int to, int length, int traits, boolean comment) {
        if ((traits & OctetTraits.CONTROL) != 0 && isBinary(text, from, to)) {
            return Optional.of(BINARY);
        }
        if (comment) {
            return Optional.empty();
        }
        Optional<Stray> base64 = (traits & OctetTraits.BASE64) == 0 ? Optional.empty() : base64(text, from, to, length);
        return base64.isEmpty() && (traits & OctetTraits.ODD) != 0 && isOtherEncoding(text, from, to)
                ? Optional.of(OTHER_ENCODING)
                : base64;
    }

    /** Whether there are control characters but for NUL at the end, with which some tools fill up a file. */
    private static boolean isBinary(byte[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] == 0) {
            end--;
        }
        return OctetTraits.hasControl(text, from, end);
    }

    private static Optional<Stray> base64(byte[] text, int from, int to, int length) {
        for (int i = from; i < to; i++) {
            if ((OctetTraits.of(text[i]) & OctetTraits.BASE64) == 0 || !startsWord(text, from, i)) {
                continue;
            }
            if (Arrays.equals(
                    text, i, Math.min(to, i + BASE64_OF_BEGIN.length), BASE64_OF_BEGIN, 0, BASE64_OF_BEGIN.length)) {
                return Optional.of(ENCODED_PEM);
            }
            Optional<Stray> found = der(content(text, i, length), isAlone(text, from, i, to));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Stray> der(DerContent content, boolean alone) {
        // In JSON and the like, constraints are the value of an extension, such as ApiPassthrough has.
        boolean counts = content != DerContent.UNKNOWN && (content != DerContent.CONSTRAINTS || alone);
        return counts
                ? Optional.of(new Stray(
                        "here is " + content.noun() + " in base64 without BEGIN and END lines", content.remedy()))
                : Optional.empty();
    }

    /** Whether no letter or digit stands before this one, but for the letter of a line end in JSON. */
    private static boolean startsWord(byte[] text, int from, int at) {
        return at == from
                || value(text[at - 1]) < 0
                || value(text[at - 1]) >= LAST_DIGITS
                || (at - 2 >= from && text[at - 2] == '\\');
    }

    private static boolean isAlone(byte[] text, int from, int at, int to) {
        for (int i = from; i < to; i++) {
            boolean counts =
                    i < at ? text[i] != ' ' && text[i] != '\t' : text[i] == '"' || text[i] == ',' || text[i] == ':';
            if (counts) {
                return false;
            }
        }
        return true;
    }

    /** Whether an octet may be part of base64. */
    static boolean isBase64(byte octet) {
        return value(octet) >= 0;
    }

    /** The value of a digit of base64 in either alphabet, or -1. */
    private static int value(byte octet) {
        if (octet >= 'A' && octet <= 'Z') {
            return octet - 'A';
        }
        if (octet >= 'a' && octet <= 'z') {
            return octet - 'a' + 26;
        }
        if (octet >= '0' && octet <= '9') {
            return octet - '0' + 52;
        }
        if (octet == '+' || octet == '-') {
            return LAST_DIGITS;
        }
        return octet == '/' || octet == '_' ? LAST_DIGITS + 1 : -1;
    }

    /** What the base64 that starts here holds; it may be folded, and have the backslashes of JSON. */
    static DerContent content(byte[] text, int from, int to) {
        if (from + 1 >= to || text[from + 1] < 'A' || text[from + 1] > 'P') {
            return DerContent.UNKNOWN; // no SEQUENCE
        }
        byte[] start = decode(text, from, to, SNIFFED);
        return DerContent.of(DerContent.isUndecided(start) ? decode(text, from, to, DECODED) : start);
    }

    private static byte[] decode(byte[] text, int from, int to, int limit) {
        byte[] decoded = new byte[limit];
        int count = 0;
        int bits = 0;
        int digits = 0;
        for (int i = from; i < to && count < limit; i++) {
            int value = value(text[i]);
            if (value >= 0) {
                bits = (bits << 6) | value;
                digits++;
                int part = digits % 4;
                if (part != 1) {
                    decoded[count++] = (byte) (bits >> (part == 0 ? 0 : 8 - 2 * part));
                }
            } else if (text[i] == '\\') {
                i += i + 1 < to && isLineEndInJson(text[i + 1]) ? 1 : 0;
            } else if (text[i] != '\n' && text[i] != '\r' && text[i] != ' ' && text[i] != '\t') {
                break;
            }
        }
        return Arrays.copyOf(decoded, count);
    }

    private static boolean isLineEndInJson(byte letter) {
        return letter == 'n' || letter == 'r' || letter == 't';
    }

    /** Whether the octets that a line was read from, as UTF-16 in either byte order, have a certificate among them. */
    private static boolean isOtherEncoding(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8);
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] octets = line.getBytes(wide);
            if (hasVersion(octets)
                    || base64(octets, 0, octets.length, octets.length).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVersion(byte[] octets) {
        for (int i = 0; i + VERSION.length < octets.length; i++) {
            if (Arrays.equals(octets, i, i + VERSION.length, VERSION, 0, VERSION.length) && octets[i + 4] <= 2) {
                return true;
            }
        }
        return false;
    }
}

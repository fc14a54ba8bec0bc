package io.github.pcaconstrain.pem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something between PEM blocks that is not text: binary data, or base64 without BEGIN and END lines. If it were taken
 * for text, a certificate would be lost silently.
 *
 * @param what what was found, as part of a sentence
 * @param remedy what to do
 */
record Stray(String what, String remedy) {
    private static final String OWN_FILE = "put it into a file of its own";
    private static final Stray BINARY =
            new Stray("binary data starts here, as if a DER file had been appended to a PEM file", OWN_FILE);
    private static final Stray OTHER_ENCODING = new Stray(
            "here is a certificate in another encoding (binary, UTF-8 or UTF-16) than the file starts with", OWN_FILE);
    private static final Stray ENCODED_PEM = new Stray(
            "here is the base64 of a whole PEM block", "decode it, and put the result into a file of its own");

    private static final byte[] BASE64_OF_BEGIN = "LS0tLS1CRUdJTi".getBytes(StandardCharsets.US_ASCII);
    /** The encoding of a certificate's version, which nearly all certificates have. */
    private static final byte[] VERSION = {(byte) 0xa0, 3, 2, 1};
    /**
     * How much base64 is decoded: enough for the names, which come before the field that distinguishes a certificate
     * from a CRL.
     */
    private static final int DECODED = 1024;
    /** How much of it shows whether it is worth decoding. */
    private static final int SNIFFED = 32;
    /** The value of the first base64 digit that is neither a letter nor a decimal digit. */
    private static final int LAST_DIGITS = 62;

    /**
     * Finds the first stray content of a line.
     *
     * @param traits the traits of all octets of the line
     * @param comment whether the line is a comment, in which only binary data counts
     * @param length the number of valid octets of the text, because base64 continues in the next line
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

    /** Whether there are control characters, apart from trailing NULs, with which some tools pad files. */
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
        // In JSON and the like, constraints are the value of an extension, as in ApiPassthrough.
        boolean counts = content != DerContent.UNKNOWN && (content != DerContent.CONSTRAINTS || alone);
        return counts
                ? Optional.of(new Stray(
                        "here is " + content.noun() + " in base64 without BEGIN and END lines", content.remedy()))
                : Optional.empty();
    }

    /** Whether no letter or digit precedes this one, other than the letter of a JSON line end. */
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

    /** Whether an octet can be part of base64. */
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

    /** What the base64 that starts here contains; it may be wrapped, and have JSON backslashes. */
    static DerContent content(byte[] text, int from, int to) {
        if (from + 1 >= to || text[from + 1] < 'A' || text[from + 1] > 'P') {
            return DerContent.UNKNOWN; // not a SEQUENCE
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

    /** Whether the octets of a line that was decoded as UTF-16, in either byte order, contain a certificate. */
    private static boolean isOtherEncoding(byte[] text, int from, int to) {
        if (isAscii(text, from, to)) {
            return false; // Its octets would be below 0x80, with a zero between any two of them: no base64, and no
            // version.
        }
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

    private static boolean isAscii(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
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

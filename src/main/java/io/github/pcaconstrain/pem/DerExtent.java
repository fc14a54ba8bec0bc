package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Determines where the outermost DER element ends. */
public final class DerExtent {
    private static final int SEQUENCE = 0x30;
    private static final int INDEFINITE = 0x80;
    /** The maximum number of length octets: four allow 4 GB. */
    private static final int MAX_LENGTH = 4;

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    /** The number of octets that decide whether a file is text. */
    private static final int SNIFFED = 64;

    private DerExtent() {}

    /**
     * Whether a file with these first octets is DER. Text may also start with the digit 0, which is the tag of a
     * SEQUENCE, but in DER a length and the tag of an element follow.
     */
    public static boolean isDer(byte[] start) {
        if (start.length < 2 || start[0] != SEQUENCE) {
            return false;
        }
        int length = start[1] & 0xff;
        if (length >= INDEFINITE) {
            return length <= INDEFINITE + MAX_LENGTH; // larger values may be a character of text, such as a degree sign
        }
        return !isAscii(start) && (start.length < 3 || isInnerTag(start[2] & 0xff));
    }

    private static boolean isAscii(byte[] start) {
        for (int i = 0; i < Math.min(start.length, SNIFFED); i++) {
            boolean text = start[i] >= ' ' || start[i] == '\t' || start[i] == '\n' || start[i] == '\r';
            if (!text) {
                return false;
            }
        }
        return true;
    }

    /** The inner tags with which a certificate, CSR, bundle, key store or extension starts, or a damaged one might. */
    private static boolean isInnerTag(int tag) {
        return tag < ' ' || tag >= 0x80 || tag == SEQUENCE || tag == SEQUENCE + 1;
    }

    /**
     * The tag of the first element inside the SEQUENCE that {@link #isDer} recognised; that of a SEQUENCE if unknown.
     */
    public static int innerTag(byte[] start) {
        int length = start[1] & 0xff;
        int header = length < INDEFINITE ? 2 : 2 + (length & 0x7f);
        return length > 0x84 || header >= start.length ? SEQUENCE : start[header] & 0xff;
    }

    /** Whether the outermost element has an indefinite length (BER), so only its content determines where it ends. */
    public static boolean isIndefinite(byte[] der) {
        return der.length > 1 && (der[1] & 0xff) == INDEFINITE;
    }

    /** Whether only line ends are left, which editors and {@code echo} append to files. */
    public static boolean isLineEnds(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] != '\n' && octets[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * Describes octets that should be a DER element but are not.
     *
     * @param start the octets, at least the first dozen
     * @param at their offset in the file, from 0
     * @param first whether nothing precedes them
     */
    public static String noElement(byte[] start, long at, boolean first) {
        if (first) {
            return "its DER is broken";
        }
        int text = 0;
        while (text < start.length && (start[text] == '\n' || start[text] == '\r')) {
            text++;
        }
        boolean isPem = text + BEGIN.length <= start.length
                && Arrays.equals(start, text, text + BEGIN.length, BEGIN, 0, BEGIN.length);
        return "what follows its DER, at octet " + at + (isPem ? ", is PEM" : ", is not DER");
    }

    /** The number of octets in the tag and length of the outermost element. */
    public static int headerLength(byte[] der) {
        int first = der[1] & 0xff;
        return first < INDEFINITE ? 2 : 2 + (first & 0x7f);
    }

    /**
     * The size of the element that starts here, including its header, or -1 if unknown: because it is not a SEQUENCE,
     * its length has more than four octets, or the length is cut off. An indefinite length (BER) is assumed to extend
     * to the end.
     */
    public static long length(byte[] octets, int from, int to) {
        if (to - from < 2 || octets[from] != SEQUENCE) {
            return -1;
        }
        int first = octets[from + 1] & 0xff;
        if (first < INDEFINITE) {
            return 2L + first;
        }
        int more = first & 0x7f;
        if (more == 0) {
            return (long) to - from;
        }
        if (more > MAX_LENGTH || to - from < 2 + more) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < more; i++) {
            length = (length << 8) | (octets[from + 2 + i] & 0xff);
        }
        return 2 + more + length;
    }
}

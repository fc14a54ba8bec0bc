package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scans a text from one BEGIN or END to the next, and counts lines. It only finds positions and makes no decisions:
 * between two stops there are only comments and lines of plain text.
 */
final class PemScanner {
    static final byte[] BEGIN = "BEGIN ".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "END ".getBytes(StandardCharsets.US_ASCII);
    /** The number of dashes before BEGIN or END, and after the label. */
    static final int DASHES = 5;

    private final byte[] text;
    private final int length;
    private int at;
    private int line = 1;
    /** The start of the text that {@link #next} skipped last; it ends at the current position. */
    private int from;
    /** The traits of all its octets. */
    private int traits;

    private boolean comment;
    private boolean atMarker;

    PemScanner(byte[] text, int length) {
        this.text = text;
        this.length = length;
    }

    byte[] text() {
        return text;
    }

    /** The number of valid octets. */
    int length() {
        return length;
    }

    /** The current position. */
    int at() {
        return at;
    }

    /** The line of the current position, from 1. */
    int line() {
        return line;
    }

    int from() {
        return from;
    }

    int traits() {
        return traits;
    }

    boolean isInComment() {
        return comment;
    }

    boolean isAtEnd() {
        return at >= length;
    }

    /**
     * Whether the scanner stopped at the dashes of a BEGIN or END, rather than after a line that needs a second look.
     */
    boolean isAtMarker() {
        return atMarker;
    }

    /** Advances to a position that the caller knows. */
    void skipTo(int place, int lines) {
        at = place;
        line += lines;
    }

    /**
     * Advances to the next BEGIN or END outside a comment, or to the end of the next line that has traits.
     *
     * @return whether there is one; if not, the scanner is at the end
     */
    boolean next() {
        while (true) {
            goThroughLine();
            atMarker = traits == 0 && isMarker(at);
            if (atMarker || traits != 0) {
                return true;
            }
            if (at == length) {
                return false;
            }
            at = behindLineEnd(at);
        }
    }

    /** Advances to the end of the line, or to the BEGIN or END in it. */
    private void goThroughLine() {
        from = at;
        comment = isComment(text, at, length);
        int found = 0;
        int i = at;
        while (i < length && text[i] != '\n' && text[i] != '\r') {
            if (text[i] != '-') {
                found |= OctetTraits.of(text[i++]);
            } else if (!comment && isMarker(i)) {
                break;
            } else {
                found |= OctetTraits.ODD;
                i = behindDashes(i);
            }
        }
        traits = found;
        at = i;
    }

    /**
     * Advances from the start of a body to the BEGIN or END that follows it.
     *
     * @return whether there is one; if not, the scanner is at the end
     */
    boolean skipBody() {
        int i = at;
        while (i < length) {
            byte octet = text[i];
            if (octet > '-') {
                i++; // most base64 digits
            } else if (octet == '\n' || octet == '\r') {
                i = behindLineEnd(i);
            } else if (octet == '#') {
                i = lineEnd(i);
            } else if (octet != '-') {
                i++;
            } else if (isMarker(i)) {
                break;
            } else {
                i = behindDashes(i);
            }
        }
        at = i;
        return i < length;
    }

    private int lineEnd(int place) {
        int i = place;
        while (i < length && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Whether the dashes at the current position belong to a BEGIN or END. */
    private boolean isMarker(int place) {
        if (place == length || text[place] != '-') {
            return false;
        }
        int word = behindDashes(place);
        return word - place >= DASHES && (startsWith(BEGIN, word) || startsWith(END, word));
    }

    int behindDashes(int place) {
        int i = place;
        while (i < length && text[i] == '-') {
            i++;
        }
        return i;
    }

    /** Advances past the line end at the current position, and counts it. */
    private int behindLineEnd(int i) {
        line++;
        return text[i] == '\r' && i + 1 < length && text[i + 1] == '\n' ? i + 2 : i + 1;
    }

    boolean startsWith(byte[] word, int place) {
        return place + word.length <= length && Arrays.equals(text, place, place + word.length, word, 0, word.length);
    }

    /** Whether the line that starts here is a comment. */
    static boolean isComment(byte[] text, int start, int end) {
        int i = start;
        while (i < end && (text[i] == ' ' || text[i] == '\t' || isMark(text, i, end))) {
            i += text[i] < 0 ? 3 : 1;
        }
        return i < end && text[i] == '#';
    }

    private static boolean isMark(byte[] text, int i, int end) {
        return i + 2 < end && text[i] == (byte) 0xef && text[i + 1] == (byte) 0xbb && text[i + 2] == (byte) 0xbf;
    }
}

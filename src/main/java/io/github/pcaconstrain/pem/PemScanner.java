package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through a text from one BEGIN or END to the next, and counts lines. It finds places and judges nothing: between two
 * stops there are only comments and lines of plain text.
 */
final class PemScanner {
    static final byte[] BEGIN = "BEGIN ".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "END ".getBytes(StandardCharsets.US_ASCII);
    /** How many dashes stand before a BEGIN or END, and behind its label. */
    static final int DASHES = 5;

    private final byte[] text;
    private final int length;
    private int at;
    private int line = 1;
    /** Where the text starts that {@link #next} went through last; it ends where the scanner is. */
    private int from;
    /** Those of all its octets. */
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

    /** How much of the text counts. */
    int length() {
        return length;
    }

    /** Where the scanner is. */
    int at() {
        return at;
    }

    /** The line that this is in, from 1. */
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

    /** Whether the scanner stopped at the dashes of a BEGIN or END, and not behind a line that asks for a second look. */
    boolean isAtMarker() {
        return atMarker;
    }

    /** Goes on to a place that the caller knows. */
    void skipTo(int place, int lines) {
        at = place;
        line += lines;
    }

    /**
     * Goes on to the next BEGIN or END outside a comment, or to the end of the next line that has traits.
     *
     * @return whether there is either; if not, the scanner is at the end
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

    /** Goes on to the end of the line, or to the BEGIN or END in it. */
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
     * Goes from the start of a body on to the BEGIN or END that follows it.
     *
     * @return whether there is one; if not, the scanner is at the end
     */
    boolean skipBody() {
        int i = at;
        while (i < length) {
            byte octet = text[i];
            if (octet > '-') {
                i++; // nearly all of base64
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

    /** Whether the dashes here are those of a BEGIN or END. */
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

    /** Just behind the line end here, which is counted. */
    private int behindLineEnd(int i) {
        line++;
        return text[i] == '\r' && i + 1 < length && text[i + 1] == '\n' ? i + 2 : i + 1;
    }

    boolean startsWith(byte[] word, int place) {
        return place + word.length <= length && Arrays.equals(text, place, place + word.length, word, 0, word.length);
    }

    /** Whether the line that starts here is a comment, as far as it goes. */
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

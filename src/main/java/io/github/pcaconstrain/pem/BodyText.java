package io.github.pcaconstrain.pem;

import java.util.Arrays;

/**
 * Strips everything but base64 from the body of a block: headers (RFC 1421, section 4.4), comments, and the JSON
 * escapes of tools that print PEM in a JSON string.
 */
final class BodyText {
    private final byte[] text;
    private final int to;
    private final byte[] clean;
    private int at;
    private int count;

    private BodyText(byte[] text, int from, int to) {
        this.text = text;
        this.to = to;
        at = from;
        clean = new byte[to - from];
    }

    /** Whether the body may contain anything but base64. */
    static boolean isNeeded(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == ':' || text[i] == '#' || text[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** The base64 without everything else. */
    static byte[] clean(byte[] text, int from, int to) {
        BodyText body = new BodyText(text, from, to);
        body.skipHeaders();
        body.copy();
        return Arrays.copyOf(body.clean, body.count);
    }

    /** Headers are lines with a colon, and continuation lines, which start with a space. */
    private void skipHeaders() {
        boolean inHeader = false;
        int line = at;
        while (line < to) {
            int end = line;
            boolean colon = false;
            while (end < to && text[end] != '\n' && text[end] != '\r') {
                colon |= text[end] == ':';
                end++;
            }
            boolean blank = isBlank(line, end);
            boolean continued = inHeader && !blank && (text[line] == ' ' || text[line] == '\t');
            if (colon || continued) {
                inHeader = true;
                at = end;
            } else if (blank && !inHeader) {
                at = end;
            } else {
                return;
            }
            line = end + 1;
        }
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        while (at < to) {
            byte octet = text[at++];
            if (octet == '#') {
                while (at < to && text[at] != '\n' && text[at] != '\r') {
                    at++;
                }
            } else if (octet == '\\') {
                escape();
            } else {
                clean[count++] = octet;
            }
        }
    }

    /**
     * Handles a backslash. If the escape cannot be part of base64, the backslash is kept, which makes the base64
     * invalid.
     */
    private void escape() {
        while (at < to && text[at] == '\\') {
            at++;
        }
        byte escaped = at < to ? text[at] : (byte) ' ';
        if (escaped == 'n' || escaped == 'r' || escaped == 't') {
            at++;
        } else if (escaped == 'u' && at + 5 <= to) {
            clean[count++] = unicode();
        } else if (escaped != '/') {
            clean[count++] = '\\';
        }
    }

    private byte unicode() {
        int value = 0;
        for (int i = at + 1; i < at + 5; i++) {
            value = value * 16 + Math.max(0, Character.digit(text[i], 16));
        }
        at += 5;
        return value < 0x80 ? (byte) value : (byte) '\\';
    }
}

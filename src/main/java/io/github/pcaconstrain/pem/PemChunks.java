package io.github.pcaconstrain.pem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a PEM stream into pieces that {@link PemParser} can read independently: each ends with a line, and no block
 * extends beyond its end. Memory is bounded: a block longer than any certificate is reported and skipped.
 */
public final class PemChunks {
    /** Receives the pieces in order. */
    public interface Sink {
        /**
         * Receives a piece.
         *
         * @param text owned by the sink from now on
         * @param length the number of valid octets
         */
        void piece(byte[] text, int length);

        /** Receives something that is too long to be read, and why. */
        void tooLong(String why);
    }

    /**
     * The maximum size of a block in octets. Certificates have some thousand octets, PKCS#7 bundles up to some million.
     */
    static final int MAX_BLOCK = 32 << 20;

    private static final int CHUNK = 1 << 18;
    /** Above this size, a piece may end inside a line, as in JSON without line ends. */
    private static final int LONG_LINE = 1 << 20;

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
    /** The maximum length of an END line: the longest label, its dashes and a line end. */
    private static final int TAIL = 64;

    private final InputStream in;
    private final Sink sink;
    private byte[] buffer;
    private int filled;
    /** Whether the current octets belong to a block that is too long. */
    private boolean skipping;

    private PemChunks(InputStream in, Sink sink) {
        this.in = in;
        this.sink = sink;
        buffer = new byte[CHUNK];
    }

    /** Reads a UTF-8 stream to its end. */
    public static void read(InputStream in, Sink sink) throws IOException {
        new PemChunks(in, sink).run();
    }

    private void run() throws IOException {
        while (true) {
            if (filled == buffer.length) {
                makeRoom();
            }
            filled += in.readNBytes(buffer, filled, buffer.length - filled);
            if (filled < buffer.length) {
                break;
            }
        }
        if (filled > 0 && !skipping) {
            sink.piece(buffer, filled);
        }
    }

    /** Passes on what is complete and keeps the rest. */
    private void makeRoom() {
        int cut = skipping ? endOfSkipped() : endOfWhole();
        if (cut > 0) {
            handOver(cut);
        } else if (skipping) {
            keepFrom(filled - TAIL);
        } else if (filled < MAX_BLOCK) {
            buffer = Arrays.copyOf(buffer, Math.min(MAX_BLOCK, buffer.length * 4));
        } else {
            sink.tooLong("a PEM block has more than " + MAX_BLOCK + " octets");
            skipping = true;
            keepFrom(filled - TAIL);
        }
    }

    /**
     * The end of what is complete: after a block, before one, or after text without blocks; 0 for an incomplete block.
     */
    private int endOfWhole() {
        int end = endOfLastBlock();
        if (end > 0) {
            return end;
        }
        int begin = lastIndexOf(BEGIN, filled);
        return begin < 0 ? endOfText() : lineStart(begin);
    }

    private void handOver(int cut) {
        byte[] whole = buffer;
        int end = filled;
        buffer = new byte[CHUNK + Math.max(0, end - cut)];
        filled = end - cut;
        System.arraycopy(whole, cut, buffer, 0, filled);
        if (!skipping) {
            sink.piece(whole, cut);
        }
        skipping = false;
    }

    private void keepFrom(int from) {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
    }

    /** In a block that is being skipped, the offset after its END. */
    private int endOfSkipped() {
        int end = indexOf(END, 0);
        return end < 0 || end > filled - TAIL ? 0 : end + END.length;
    }

    /**
     * The offset after the last complete line that ends a block, or 0. Neither a comment line nor a line on which the
     * next block begins ends a block.
     */
    private int endOfLastBlock() {
        int behind = filled;
        for (int end = lastIndexOf(END, filled - TAIL); end >= 0; end = lastIndexOf(END, end - 1)) {
            int line = lineEnd(end + END.length, behind);
            if (line > 0 && indexIn(BEGIN, end, line) < 0 && !isComment(end)) {
                // Binary data appended to the block has line ends at random places, and must not be split at them.
                int inside = OctetTraits.hasControl(buffer, end, line) ? insideLine(end) : 0;
                return inside > 0 ? inside : line;
            }
            int inside = filled < LONG_LINE || line > 0 ? 0 : insideLine(end);
            if (inside > 0) {
                return inside;
            }
            behind = end;
        }
        return 0;
    }

    /** The offset after the dashes of this END, unless a comment follows, which must stay on the same line. */
    private int insideLine(int end) {
        int dashes = indexIn(DASHES, end + END.length, Math.min(filled - TAIL, end + TAIL));
        if (dashes < 0) {
            return 0;
        }
        int behind = dashes + DASHES.length;
        int next = behind;
        while (next < filled && (buffer[next] == ' ' || buffer[next] == '\t')) {
            next++;
        }
        return next < filled && buffer[next] != '#' ? behind : 0;
    }

    /** The offset after the end of the line, or 0 if it does not end before the limit. */
    private int lineEnd(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
            if (buffer[i] == '\r' && i + 1 < filled) {
                return buffer[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return 0;
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && buffer[start - 1] != '\n' && buffer[start - 1] != '\r') {
            start--;
        }
        return start;
    }

    /**
     * The offset after the last complete line; in a line that fills everything, before dashes or base64 that may start
     * a block.
     */
    private int endOfText() {
        int line = lineStart(filled - TAIL);
        int cut = line > 0 ? line : filled - TAIL;
        while (line == 0 && cut > filled - 2 * TAIL && (buffer[cut - 1] == '-' || Stray.isBase64(buffer[cut - 1]))) {
            cut--;
        }
        return cut;
    }

    /** Whether the line at this offset is a comment. */
    private boolean isComment(int at) {
        return PemScanner.isComment(buffer, lineStart(at), at);
    }

    private int lastIndexOf(byte[] word, int before) {
        for (int i = Math.min(before, filled - word.length); i >= 0; i--) {
            if (isAt(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(byte[] word, int from) {
        return indexIn(word, from, filled);
    }

    private int indexIn(byte[] word, int from, int to) {
        for (int i = from; i <= to - word.length; i++) {
            if (isAt(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] word, int at) {
        return buffer[at] == '-' && Arrays.equals(buffer, at, at + word.length, word, 0, word.length);
    }
}

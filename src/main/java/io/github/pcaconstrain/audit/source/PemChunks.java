package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of PEM into pieces that end with a whole block, so that many threads can decode them. Memory is bounded:
 * text between blocks is dropped, and a block longer than any certificate is reported and skipped.
 */
final class PemChunks {
    /** The most octets of one block; certificates have some thousand, a PKCS#7 bundle some million. */
    static final int MAX_BLOCK = 32 << 20;

    private static final int CHUNK = 1 << 18;
    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
    /** How much of a label is waited for: the longest, its dashes, and a line end. */
    private static final int TAIL = 64;

    private final InputStream in;
    private final String place;
    private final Intake intake;
    private byte[] buffer;
    private int filled;
    /** Whether what is read belongs to a block that is too long. */
    private boolean skipping;

    private PemChunks(InputStream in, byte[] start, String place, Intake intake) {
        this.in = in;
        this.place = place;
        this.intake = intake;
        buffer = Arrays.copyOf(start, Math.max(CHUNK, start.length));
        filled = start.length;
    }

    /**
     * Reads to the end of the stream.
     *
     * @param start what was read of it already
     */
    static void read(InputStream in, byte[] start, String place, Intake intake) throws IOException {
        new PemChunks(in, start, place, intake).run();
    }

    private void run() throws IOException {
        int read = 0;
        while (read >= 0) {
            if (filled == buffer.length) {
                makeRoom();
            }
            read = in.readNBytes(buffer, filled, buffer.length - filled);
            filled += read;
            if (filled < buffer.length) {
                break;
            }
        }
        if (filled > 0 && !skipping) {
            intake.pem(place, buffer, filled);
        }
    }

    /** Hands over what is whole, drops what is no part of a block, and keeps the rest. */
    private void makeRoom() {
        int cut = endOfLastBlock();
        if (cut > 0) {
            handOver(cut);
            return;
        }
        int begin = lastIndexOf(BEGIN, filled);
        if (skipping || begin < 0) {
            keepFrom(filled - TAIL);
        } else if (begin > 0) {
            handOver(begin);
        } else if (filled < MAX_BLOCK) {
            buffer = Arrays.copyOf(buffer, Math.min(MAX_BLOCK, buffer.length * 4));
        } else {
            intake.unreadable(place, "a PEM block has more than " + MAX_BLOCK + " octets");
            skipping = true;
            keepFrom(filled - TAIL);
        }
    }

    private void handOver(int cut) {
        byte[] whole = buffer;
        int end = filled;
        buffer = new byte[CHUNK + Math.max(0, end - cut)];
        filled = end - cut;
        System.arraycopy(whole, cut, buffer, 0, filled);
        if (!skipping) {
            intake.pem(place, whole, cut);
        }
        skipping = false;
    }

    private void keepFrom(int from) {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
    }

    /** Just behind the last END line that is here whole, or 0; in a block that is skipped, behind the first. */
    private int endOfLastBlock() {
        int end = skipping ? indexOf(END) : lastIndexOf(END, filled - TAIL);
        if (end < 0) {
            return 0;
        }
        for (int i = end + END.length; i < filled; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return i;
            }
        }
        return Math.min(filled, end + END.length);
    }

    private int lastIndexOf(byte[] word, int before) {
        for (int i = Math.min(before, filled - word.length); i >= 0; i--) {
            if (buffer[i] == '-' && Arrays.equals(buffer, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(byte[] word) {
        for (int i = 0; i <= filled - word.length; i++) {
            if (buffer[i] == '-' && Arrays.equals(buffer, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}

package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.pem.PemChunks;
import io.github.pcaconstrain.pem.PemLead;
import io.github.pcaconstrain.pem.PemParser;
import java.util.Arrays;

/**
 * Hands over the pieces of a text from the first block on, and takes note of whether there is one. Of the text before it,
 * only line ends are handed over, and the first piece that has something which would be lost.
 */
final class PemPieces implements PemChunks.Sink {
    private final String place;
    private final SourceSink sink;
    private boolean seen;
    /** How many line ends were passed over, before the piece that was kept and behind it. */
    private final int[] lines = new int[2];

    private byte[] kept = new byte[0];
    /** Whether something in the text since the last block was handed over or kept, so that the rest of it is nothing new. */
    private boolean strayed;

    PemPieces(String place, SourceSink sink) {
        this.place = place;
        this.sink = sink;
    }

    boolean seen() {
        return seen;
    }

    @Override
    public void piece(byte[] text, int length) {
        PemLead lead = PemLead.of(text, length);
        if (strayed) {
            blank(text, lead.end());
        }
        if (lead.hasBlock() && !seen) {
            seen = true;
            handOverLead();
        }
        if (seen) {
            sink.pem(place, text, length);
        } else {
            passOver(text, length, lead.hasStray() && !strayed);
        }
        strayed = !lead.hasBlock() && (strayed || lead.hasStray());
    }

    private void passOver(byte[] text, int length, boolean keep) {
        if (keep) {
            kept = Arrays.copyOf(text, length);
        } else {
            lines[kept.length == 0 ? 0 : 1] += PemParser.lines(text, length);
        }
    }

    /** Blanks out what was told of already; lines are counted as before. */
    private static void blank(byte[] text, int end) {
        for (int i = 0; i < end; i++) {
            if (text[i] != '\n' && text[i] != '\r') {
                text[i] = ' ';
            }
        }
    }

    /** Text that was passed over is stood for by its line ends, so that lines are counted from the start of the file. */
    private void handOverLead() {
        handOverLines(lines[0]);
        if (kept.length > 0) {
            sink.pem(place, kept, kept.length);
        }
        handOverLines(lines[1]);
    }

    private void handOverLines(int count) {
        if (count > 0) {
            byte[] ends = new byte[count];
            Arrays.fill(ends, (byte) '\n');
            sink.pem(place, ends, count);
        }
    }

    @Override
    public void tooLong(String why) {
        seen = true;
        sink.unreadable(place, why);
    }
}

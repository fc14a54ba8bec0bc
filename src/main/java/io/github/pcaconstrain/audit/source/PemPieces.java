package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.pem.PemChunks;
import io.github.pcaconstrain.pem.PemLead;
import io.github.pcaconstrain.pem.PemParser;
import java.util.Arrays;

/**
 * Passes on the pieces of a text from the first block on, and records whether there is one. Of the text before it, only
 * line ends are passed on, and the first piece with something that would be lost.
 */
final class PemPieces implements PemChunks.Sink {
    private final String place;
    private final SourceSink sink;
    private boolean seen;
    /** The number of line ends that were skipped, before and after the piece that was kept. */
    private final int[] lines = new int[2];

    private byte[] kept = new byte[0];
    /** Whether part of the text since the last block was passed on or kept, so the rest of it is not reported again. */
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

    /** Blanks out what was already reported; lines are counted as before. */
    private static void blank(byte[] text, int end) {
        for (int i = 0; i < end; i++) {
            if (text[i] != '\n' && text[i] != '\r') {
                text[i] = ' ';
            }
        }
    }

    /** Skipped text is replaced by its line ends, so that lines are counted from the start of the file. */
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

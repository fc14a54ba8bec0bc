package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.pem.PemChunks;
import io.github.pcaconstrain.pem.PemParser;
import java.util.Arrays;

/** Hands over the pieces of a text from the first block on, and takes note of whether there is one. */
final class PemPieces implements PemChunks.Sink {
    private final String place;
    private final Intake intake;
    private boolean seen;
    /** How many line ends were passed over. */
    private int lines;

    PemPieces(String place, Intake intake) {
        this.place = place;
        this.intake = intake;
    }

    boolean seen() {
        return seen;
    }

    @Override
    public void piece(byte[] text, int length) {
        if (!seen && PemParser.hasBlock(text, length)) {
            seen = true;
            handOverLines();
        }
        if (seen) {
            intake.pem(place, text, length);
        } else {
            lines += PemParser.lines(text, length);
        }
    }

    /** Text that was passed over is stood for by its line ends, so that lines are counted from the start of the file. */
    private void handOverLines() {
        if (lines > 0) {
            byte[] ends = new byte[lines];
            Arrays.fill(ends, (byte) '\n');
            intake.pem(place, ends, lines);
        }
    }

    @Override
    public void tooLong(String why) {
        seen = true;
        intake.unreadable(place, why);
    }
}

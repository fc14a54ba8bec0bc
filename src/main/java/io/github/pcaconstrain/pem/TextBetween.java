package io.github.pcaconstrain.pem;

import java.util.Optional;

/**
 * Checks the text between two BEGIN or END lines, which must not contain anything that would be lost: no misspelt BEGIN
 * or END, and nothing that may contain a certificate. If several lines belong together, only the first is reported.
 */
final class TextBetween {
    private final PemSink sink;
    /** Whether a BEGIN above is broken, so its END is not reported again. */
    private boolean lostBegin;
    /** Whether something other than text was found, so the rest of it is not reported again. */
    private boolean strayed;

    /**
     * Starts a new text.
     *
     * @param lostBegin whether the BEGIN above it is broken
     */
    TextBetween(PemSink sink, boolean lostBegin) {
        this.sink = sink;
        this.lostBegin = lostBegin;
    }

    /** Whether an END below belongs to something reported here. */
    boolean hasLostBegin() {
        return lostBegin;
    }

    /** Takes a second look at the line before the scanner's position. */
    void judge(PemScanner line) {
        boolean isMisspelt = !line.isInComment() && (line.traits() & OctetTraits.ODD) != 0 && reportMisspelt(line);
        if (!isMisspelt && !lostBegin && !strayed) {
            reportStray(line);
        }
    }

    private void reportStray(PemScanner line) {
        Optional<Stray> stray =
                Stray.in(line.text(), line.from(), line.at(), line.length(), line.traits(), line.isInComment());
        if (stray.isPresent()) {
            strayed = true;
            lostBegin = true; // an END below belongs to it
            sink.stray(line.line(), stray.get().what(), stray.get().remedy());
        }
    }

    /** Reports a BEGIN or END that is misspelt or in another encoding; returns whether there is one. */
    private boolean reportMisspelt(PemScanner line) {
        if (NearMiss.isBegin(line.text(), line.from(), line.at())) {
            sink.broken(
                    line.line(),
                    "it looks like the BEGIN line of a PEM block, which is '-----BEGIN', a space, a label in upper "
                            + "case and '-----'");
            lostBegin = true;
            return true;
        }
        if (NearMiss.isEnd(line.text(), line.from(), line.at())) {
            if (!lostBegin) {
                sink.broken(line.line(), "it looks like the END line of a PEM block, but none begins above it");
            }
            lostBegin = false;
            return true;
        }
        boolean isOther = NearMiss.isOtherEncoding(line.text(), line.from(), line.at());
        if (isOther) {
            sink.broken(line.line(), "from here on it is in another encoding (UTF-8 or UTF-16) than at its start");
        }
        return isOther;
    }
}

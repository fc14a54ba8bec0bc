package io.github.pcaconstrain.pem;

import io.github.pcaconstrain.failure.Counted;

/**
 * Judges what is between the BEGIN and END of one block, which must be one element of DER of the kind that its label names, and
 * hands it over.
 *
 * @param begin its BEGIN line
 * @param line where that is, from 1
 * @param body decodes it
 */
record BlockContent(PemKind kind, PemMarker begin, int line, PemBody body, PemSink sink) {
    /** Hands over what is between two places, or says what is wrong with it. */
    void read(byte[] text, int from, int to) {
        if (OctetTraits.hasControl(text, from, to)) {
            broken("its PEM block holds binary octets and no base64");
        } else if (isDecoded(text, from, to)) {
            if (!reportMislabeled()) {
                der();
            }
        } else if (kind == PemKind.OTHER) {
            other(text, from, to);
        } else {
            broken("its PEM block holds something that is no base64, or is cut off");
        }
    }

    private boolean isDecoded(byte[] text, int from, int to) {
        if (BodyText.isNeeded(text, from, to)) {
            byte[] clean = BodyText.clean(text, from, to);
            return body.decode(clean, 0, clean.length);
        }
        return body.decode(text, from, to);
    }

    /** Something that has a form of its own, such as an encrypted key; a certificate in it is lost in the same way. */
    private void other(byte[] text, int from, int to) {
        boolean isLineStart = true;
        for (int i = from; i < to; i++) {
            DerContent found = isLineStart ? Stray.content(text, i, to) : DerContent.UNKNOWN;
            if (found != DerContent.UNKNOWN) {
                ofAnotherLabel(found);
                return;
            }
            isLineStart = text[i] == '\n' || text[i] == '\r' || (isLineStart && (text[i] == ' ' || text[i] == '\t'));
        }
        unread();
    }

    /** Reports the first element that is of a kind that has a label of its own, and says whether there is one. */
    private boolean reportMislabeled() {
        int count = body.count();
        long at = 0;
        while (at >= 0 && at < count) {
            DerContent found = DerContent.of(body.decoded(), (int) at, count);
            if (found != DerContent.UNKNOWN && at > 0) {
                sink.stray(line, "its PEM block holds " + found.noun() + " behind its first element", found.remedy());
                return true;
            }
            if (found != DerContent.UNKNOWN && found != kind.content()) {
                ofAnotherLabel(found);
                return true;
            }
            if (kind != PemKind.OTHER && kind != PemKind.TRUSTED_CERTIFICATE) {
                return false; // one element is all that these may have
            }
            long whole = DerExtent.length(body.decoded(), (int) at, count);
            at = whole < 0 ? -1 : at + whole;
        }
        return false;
    }

    private void ofAnotherLabel(DerContent found) {
        sink.stray(
                line,
                "its PEM block has the label " + begin.shownLabel() + ", but holds " + found.noun(),
                found.remedy());
    }

    private void der() {
        int count = body.count();
        long whole = DerExtent.length(body.decoded(), 0, count);
        if (kind == PemKind.OTHER) {
            unread();
        } else if (count == 0) {
            broken("its PEM block is empty");
        } else if (whole < 0) {
            broken("its PEM block holds no DER");
        } else if (whole > count) {
            broken("the DER of its PEM block is cut off: " + Counted.of(count, "octet") + " where it has " + whole);
        } else if (whole < count && !(kind == PemKind.TRUSTED_CERTIFICATE && isWhole(whole))) {
            broken("its PEM block holds " + Counted.of(count - whole, "octet") + " more than its DER has");
        } else {
            sink.block(kind, body.decoded(), 0, (int) whole, line);
        }
    }

    /** Whether the rest is one element, as OpenSSL's trust settings are. */
    private boolean isWhole(long from) {
        return DerExtent.length(body.decoded(), (int) from, body.count()) == body.count() - from;
    }

    /** Nothing of a key is handed over. */
    private void unread() {
        sink.block(PemKind.OTHER, new byte[0], 0, 0, line);
    }

    private void broken(String why) {
        sink.broken(line, why);
    }
}

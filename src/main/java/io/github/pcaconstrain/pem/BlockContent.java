package io.github.pcaconstrain.pem;

import io.github.pcaconstrain.failure.Counted;

/**
 * Reads the content of one PEM block, which must be a single DER element of the kind that the label names.
 *
 * @param begin the BEGIN marker
 * @param line the line of the BEGIN marker, from 1
 * @param body decodes the base64
 */
record BlockContent(PemKind kind, PemMarker begin, int line, PemBody body, PemSink sink) {
    /** Passes the DER of the block to the sink, or reports what is wrong with it. */
    void read(byte[] text, int from, int to) {
        if (OctetTraits.hasControl(text, from, to)) {
            broken("its PEM block holds binary data instead of base64");
        } else if (isDecoded(text, from, to)) {
            if (!reportMislabeled()) {
                der();
            }
        } else if (kind == PemKind.OTHER) {
            other(text, from, to);
        } else {
            broken("the base64 of its PEM block is invalid or cut off");
        }
    }

    private boolean isDecoded(byte[] text, int from, int to) {
        if (BodyText.isNeeded(text, from, to)) {
            byte[] clean = BodyText.clean(text, from, to);
            return body.decode(clean, 0, clean.length);
        }
        return body.decode(text, from, to);
    }

    /** Checks a block whose content is not read, such as an encrypted key, for a certificate that would be lost. */
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

    /** Reports the first element whose kind has a PEM label of its own; returns whether there is one. */
    private boolean reportMislabeled() {
        int count = body.count();
        long at = 0;
        while (at >= 0 && at < count) {
            DerContent found = DerContent.of(body.decoded(), (int) at, count);
            if (found != DerContent.UNKNOWN && at > 0) {
                sink.stray(line, "its PEM block holds " + found.noun() + " after its first element", found.remedy());
                return true;
            }
            if (found != DerContent.UNKNOWN && found != kind.content()) {
                ofAnotherLabel(found);
                return true;
            }
            if (kind != PemKind.OTHER && kind != PemKind.TRUSTED_CERTIFICATE) {
                return false; // these may have only one element
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
            broken("its PEM block does not hold DER");
        } else if (whole > count) {
            broken("the DER of its PEM block is cut off: it has only " + Counted.of(count, "octet") + " of " + whole);
        } else if (whole < count && !(kind == PemKind.TRUSTED_CERTIFICATE && isWhole(whole))) {
            broken("its PEM block holds " + Counted.of(count - whole, "octet") + " after its DER");
        } else {
            sink.block(kind, body.decoded(), 0, (int) whole, line);
        }
    }

    /** Whether the rest is a single element, as OpenSSL's trust settings are. */
    private boolean isWhole(long from) {
        return DerExtent.length(body.decoded(), (int) from, body.count()) == body.count() - from;
    }

    /** Skips the block: the content of a key is never passed on. */
    private void unread() {
        sink.block(PemKind.OTHER, new byte[0], 0, 0, line);
    }

    private void broken(String why) {
        sink.broken(line, why);
    }
}

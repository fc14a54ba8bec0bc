package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the PEM blocks of a text (RFC 7468), with whatever stands around and beside them. A line that starts with # is a
 * comment, and nothing in it counts.
 *
 * <p>Blocks may be indented, glued to one another, have headers, or stand on one line. What looks like the BEGIN or END of a
 * block and is none is broken; it is never taken for text, because a certificate would then be dropped without a word.
 */
public final class PemParser {
    private static final byte[] USUAL_BEGIN = "-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = "BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "END ".getBytes(StandardCharsets.US_ASCII);
    private static final int DASHES = 5;
    private static final int MAX_LABEL = 64;
    private static final String NO_END = "its PEM block has no END line; it may be cut off";

    /**
     * A BEGIN or END with its dashes.
     *
     * @param to just behind it
     * @param flaw what is wrong with it; empty if nothing is
     */
    private record Marker(boolean begins, String label, int to, String flaw) {}

    private final byte[] text;
    private final int length;
    private final PemSink sink;
    private final PemBody body = new PemBody();
    private int at;
    private int line = 1;
    /** Whether a BEGIN was broken, so that its END is nothing new. */
    private boolean lostBegin;
    /** Whether something was found in the text since the last block that is none. */
    private boolean strayed;

    private PemParser(byte[] text, int length, PemSink sink) {
        this.text = text;
        this.length = length;
        this.sink = sink;
    }

    /**
     * Reads a text to its end.
     *
     * @param length how much of the text counts
     * @return how many line ends it has
     */
    public static int parse(byte[] text, int length, PemSink sink) {
        PemParser parser = new PemParser(text, length, sink);
        while (parser.at < length) {
            if (!parser.usual()) {
                parser.untilMarker();
            }
        }
        return parser.line - 1;
    }

    /** How many line ends a text has. */
    public static int lines(byte[] text, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'))) {
                lines++;
            }
        }
        return lines;
    }

    /**
     * What stands before the first block of a text.
     *
     * @param hasBlock whether there is one, or what looks like a part of one
     * @param hasStray whether there is something before it that would be lost
     * @param end where it ends; the end of the text if there is no block, and 0 if a misspelt one may be in it
     */
    public record Lead(boolean hasBlock, boolean hasStray, int end) {}

    /** Looks for the first block of a text. */
    public static Lead lead(byte[] text, int length) {
        boolean[] found = {false, false};
        PemParser parser = new PemParser(text, length, new PemSink() {
            @Override
            public void block(PemKind kind, byte[] octets, int from, int to, int line) {
                found[0] = true;
            }

            @Override
            public void broken(int line, String why) {
                found[0] = true;
            }

            @Override
            public void stray(int line, String what, String remedy) {
                found[1] = true;
            }
        });
        int dashes = parser.seek();
        return new Lead(dashes >= 0 || found[0], found[1], found[0] ? 0 : dashes < 0 ? length : dashes);
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

    /** Reads a certificate as nearly all tools write it. */
    private boolean usual() {
        if (!startsWith(USUAL_BEGIN, at)) {
            return false;
        }
        int end = body.decodeUsual(text, at + USUAL_BEGIN.length, length);
        if (end < 0
                || DerExtent.length(body.decoded(), 0, body.count()) != body.count()
                || DerContent.of(body.decoded(), 0, body.count()) != DerContent.CERTIFICATE) {
            return false;
        }
        sink.block(PemKind.CERTIFICATE, body.decoded(), 0, body.count(), line);
        lostBegin = false;
        strayed = false;
        line += 2 + body.lines();
        at = end + PemBody.USUAL_END.length;
        return true;
    }

    /** Goes on to the next BEGIN or END, and reads the block that it begins. */
    private void untilMarker() {
        int dashes = seek();
        if (dashes < 0) {
            at = length;
            return;
        }
        strayed = false;
        Marker marker = marker(dashes);
        at = marker.to();
        if (!marker.flaw().isEmpty()) {
            sink.broken(line, marker.flaw());
            lostBegin = marker.begins();
        } else if (marker.begins()) {
            lostBegin = false;
            block(marker);
        } else {
            if (!lostBegin) {
                sink.broken(line, "an END line has no BEGIN line above it");
            }
            lostBegin = false;
        }
    }

    /** The dashes of the next BEGIN or END outside a comment, or -1. */
    private int seek() {
        int segment = at;
        int traits = 0;
        boolean comment = isComment(text, at, length);
        int i = at;
        while (i < length) {
            byte octet = text[i];
            if (octet == '\n' || octet == '\r') {
                text(segment, i, traits, comment);
                i = behindLineEnd(i);
                segment = i;
                traits = 0;
                comment = isComment(text, i, length);
            } else if (octet == '-') {
                int run = behindDashes(i);
                if (!comment && run - i >= DASHES && (startsWith(BEGIN, run) || startsWith(END, run))) {
                    text(segment, i, traits, false);
                    return i;
                }
                traits |= Stray.ODD;
                i = run;
            } else {
                traits |= Stray.traits(octet);
                i++;
            }
        }
        text(segment, length, traits, comment);
        return -1;
    }

    /** Text between blocks, which must hold no block, nor a BEGIN or END line that is misspelt. */
    private void text(int from, int to, int traits, boolean comment) {
        if (traits == 0 || from == to) {
            return;
        }
        boolean isMisspelt = !comment && (traits & Stray.ODD) != 0 && misspelt(from, to);
        if (!isMisspelt && !lostBegin && !strayed) {
            Stray.in(text, from, to, length, traits, comment).ifPresent(stray -> {
                strayed = true;
                lostBegin = true; // an END below is its own
                sink.stray(line, stray.what(), stray.remedy());
            });
        }
    }

    private boolean misspelt(int from, int to) {
        if (NearMiss.isBegin(text, from, to)) {
            sink.broken(
                    line,
                    "it looks like the BEGIN line of a PEM block, which is '-----BEGIN', a blank, a label in upper"
                            + " case and '-----'");
            lostBegin = true;
            return true;
        }
        if (NearMiss.isEnd(text, from, to)) {
            if (!lostBegin) {
                sink.broken(line, "it looks like the END line of a PEM block, but none begins above it");
            }
            lostBegin = false;
            return true;
        }
        boolean isOther = NearMiss.isOtherEncoding(text, from, to);
        if (isOther) {
            sink.broken(line, "from here on it is in another encoding (UTF-8 or UTF-16) than at its start");
        }
        return isOther;
    }

    /** The BEGIN or END here. */
    private Marker marker(int dashes) {
        int word = behindDashes(dashes);
        boolean begins = text[word] == 'B';
        int start = word + (begins ? BEGIN.length : END.length);
        int end = start;
        while (end < length && end - start <= MAX_LABEL && text[end] != '-' && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        String label = new String(text, start, end - start, StandardCharsets.UTF_8);
        String name = begins ? "BEGIN" : "END";
        int behind = behindDashes(end);
        int leading = word - dashes;
        if (leading != DASHES) {
            return new Marker(begins, label, behind, name + " has " + leading + " dashes before it and not 5");
        }
        boolean next = behind - end == 2 * DASHES && startsWith(BEGIN, behind);
        if (behind - end != DASHES && !next) {
            String found = behind == end ? "no dashes" : behind - end + " dashes";
            return new Marker(
                    begins, label, behind, "its " + name + " line has " + found + " behind the label and not 5");
        }
        return new Marker(begins, label, end + DASHES, "");
    }

    private void block(Marker begin) {
        int beginLine = line;
        int start = at;
        int dashes = endOfBody();
        if (dashes < 0) {
            at = length;
            sink.broken(beginLine, NO_END);
            return;
        }
        Marker end = marker(dashes);
        if (end.begins()) {
            at = dashes;
            sink.broken(beginLine, NO_END);
            return;
        }
        at = end.to();
        Optional<PemKind> kind = PemKind.of(begin.label());
        if (kind.isEmpty()) {
            sink.broken(beginLine, "there are no PEM blocks with the label " + shown(begin.label()));
        } else if (!end.flaw().isEmpty()) {
            sink.broken(line, end.flaw());
        } else if (!end.label().equals(begin.label())) {
            sink.broken(
                    line,
                    "the PEM block that begins in line " + beginLine + " as " + shown(begin.label()) + " ends as "
                            + shown(end.label()));
        } else {
            content(kind.get(), begin.label(), start, dashes, beginLine);
        }
    }

    /** The dashes of the BEGIN or END that follows the body, or -1. */
    private int endOfBody() {
        int i = at;
        while (i < length) {
            byte octet = text[i];
            if (octet == '\n' || octet == '\r') {
                i = behindLineEnd(i);
            } else if (octet == '#') {
                while (i < length && text[i] != '\n' && text[i] != '\r') {
                    i++;
                }
            } else if (octet == '-') {
                int run = behindDashes(i);
                if (run - i >= DASHES && (startsWith(BEGIN, run) || startsWith(END, run))) {
                    return i;
                }
                i = run;
            } else {
                i++;
            }
        }
        return -1;
    }

    private void content(PemKind kind, String label, int from, int to, int beginLine) {
        if (hasControl(from, to)) {
            sink.broken(beginLine, "its PEM block holds binary octets and no base64");
        } else if (decode(from, to)) {
            if (!reportMislabeled(kind, label, beginLine)) {
                der(kind, beginLine);
            }
        } else if (kind == PemKind.OTHER) {
            other(label, from, to, beginLine);
        } else {
            sink.broken(beginLine, "its PEM block holds something that is no base64, or is cut off");
        }
    }

    private boolean hasControl(int from, int to) {
        for (int i = from; i < to; i++) {
            if ((Stray.traits(text[i]) & Stray.CONTROL) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean decode(int from, int to) {
        if (BodyText.isNeeded(text, from, to)) {
            byte[] clean = BodyText.clean(text, from, to);
            return body.decode(clean, 0, clean.length);
        }
        return body.decode(text, from, to);
    }

    /** Something that has a form of its own, such as an encrypted key; a certificate in it is lost in the same way. */
    private void other(String label, int from, int to, int beginLine) {
        boolean isLineStart = true;
        for (int i = from; i < to; i++) {
            DerContent found = isLineStart ? Stray.content(text, i, to) : DerContent.UNKNOWN;
            if (found != DerContent.UNKNOWN) {
                ofAnotherLabel(label, found, beginLine);
                return;
            }
            isLineStart = text[i] == '\n' || text[i] == '\r' || (isLineStart && (text[i] == ' ' || text[i] == '\t'));
        }
        sink.block(PemKind.OTHER, new byte[0], 0, 0, beginLine);
    }

    /** Reports the first element that is of a kind that has a label of its own, and says whether there is one. */
    private boolean reportMislabeled(PemKind kind, String label, int beginLine) {
        int count = body.count();
        long at = 0;
        while (at >= 0 && at < count) {
            DerContent found = DerContent.of(body.decoded(), (int) at, count);
            if (found != DerContent.UNKNOWN && at > 0) {
                sink.stray(
                        beginLine, "its PEM block holds " + found.noun() + " behind its first element", found.remedy());
                return true;
            }
            if (found != DerContent.UNKNOWN && found != kind.content()) {
                ofAnotherLabel(label, found, beginLine);
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

    private void ofAnotherLabel(String label, DerContent found, int beginLine) {
        sink.stray(
                beginLine,
                "its PEM block has the label " + shown(label) + ", but holds " + found.noun(),
                found.remedy());
    }

    private void der(PemKind kind, int beginLine) {
        int count = body.count();
        long whole = DerExtent.length(body.decoded(), 0, count);
        if (kind == PemKind.OTHER) {
            sink.block(PemKind.OTHER, new byte[0], 0, 0, beginLine);
        } else if (count == 0) {
            sink.broken(beginLine, "its PEM block is empty");
        } else if (whole < 0) {
            sink.broken(beginLine, "its PEM block holds no DER");
        } else if (whole > count) {
            sink.broken(beginLine, "the DER of its PEM block is cut off: " + count + " octets where it has " + whole);
        } else if (whole < count && !(kind == PemKind.TRUSTED_CERTIFICATE && isWhole(whole))) {
            sink.broken(beginLine, "its PEM block holds " + (count - whole) + " octets more than its DER has");
        } else {
            sink.block(kind, body.decoded(), 0, (int) whole, beginLine);
        }
    }

    /** Whether the rest is one element, as OpenSSL's trust settings are. */
    private boolean isWhole(long from) {
        return DerExtent.length(body.decoded(), (int) from, body.count()) == body.count() - from;
    }

    private static String shown(String label) {
        return "'" + label.replaceAll("[^ -~]", "?") + "'";
    }

    private int behindDashes(int from) {
        int i = from;
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

    private boolean startsWith(byte[] word, int from) {
        return from + word.length <= length && Arrays.equals(text, from, from + word.length, word, 0, word.length);
    }
}

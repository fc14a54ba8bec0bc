package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the PEM blocks of a text (RFC 7468), which may be surrounded by other text. A line that starts with # is a
 * comment and is ignored.
 *
 * <p>Blocks may be indented, joined together, have headers, or be on one line. Anything that looks like the BEGIN or
 * END of a block but is not one is an error. It is never taken for text, because a certificate would then be lost
 * silently.
 */
public final class PemParser {
    private static final byte[] USUAL_BEGIN = "-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final String NO_END = "its PEM block has no END line; it may be cut off";

    private final PemScanner scanner;
    private final PemSink sink;
    private final PemBody body = new PemBody();
    /**
     * The text since the last BEGIN or END; null as long as it is all plain, as it nearly always is, so that the class
     * need not be loaded.
     */
    private @Nullable TextBetween between;

    private PemParser(byte[] text, int length, PemSink sink) {
        scanner = new PemScanner(text, length);
        this.sink = sink;
    }

    /**
     * Reads a text to its end.
     *
     * @param length the number of valid octets
     * @return the number of line ends
     */
    public static int parse(byte[] text, int length, PemSink sink) {
        PemParser parser = new PemParser(text, length, sink);
        while (!parser.scanner.isAtEnd()) {
            if (!parser.usual()) {
                parser.untilMarker();
            }
        }
        return parser.scanner.line() - 1;
    }

    /** Counts the line ends of a text. */
    public static int lines(byte[] text, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'))) {
                lines++;
            }
        }
        return lines;
    }

    /** Reads a certificate in the layout that nearly all tools write. */
    private boolean usual() {
        if (!scanner.startsWith(USUAL_BEGIN, scanner.at())) {
            return false;
        }
        int end = body.decodeUsual(scanner.text(), scanner.at() + USUAL_BEGIN.length, scanner.length());
        if (end < 0
                || DerExtent.length(body.decoded(), 0, body.count()) != body.count()
                || DerContent.of(body.decoded(), 0, body.count()) != DerContent.CERTIFICATE) {
            return false;
        }
        sink.block(PemKind.CERTIFICATE, body.decoded(), 0, body.count(), scanner.line());
        between = null;
        scanner.skipTo(end + PemBody.USUAL_END.length, 2 + body.lines());
        return true;
    }

    /** Advances to the next BEGIN or END, and reads the block. */
    private void untilMarker() {
        while (scanner.next()) {
            if (scanner.isAtMarker()) {
                read(PemMarker.at(scanner));
                return;
            }
            if (between == null) {
                between = new TextBetween(sink, false);
            }
            between.judge(scanner);
        }
    }

    private void read(PemMarker marker) {
        TextBetween above = between;
        between = null;
        scanner.skipTo(marker.to(), 0);
        if (!marker.flaw().isEmpty()) {
            sink.broken(scanner.line(), marker.flaw());
            between = marker.begins() ? new TextBetween(sink, true) : null;
        } else if (marker.begins()) {
            block(marker);
        } else if (above == null || !above.hasLostBegin()) {
            sink.broken(scanner.line(), "an END line has no BEGIN line above it");
        }
    }

    private void block(PemMarker begin) {
        int beginLine = scanner.line();
        boolean ends = scanner.skipBody();
        int to = scanner.at();
        PemMarker end = ends ? PemMarker.at(scanner) : begin;
        if (end.begins()) {
            sink.broken(beginLine, NO_END);
            return;
        }
        scanner.skipTo(end.to(), 0);
        Optional<PemKind> kind = PemKind.of(begin.label());
        if (kind.isEmpty()) {
            sink.broken(beginLine, begin.shownLabel() + " is not a known label of a PEM block");
        } else if (!end.flaw().isEmpty()) {
            sink.broken(scanner.line(), end.flaw());
        } else if (!end.label().equals(begin.label())) {
            sink.broken(
                    scanner.line(),
                    "the PEM block that begins as " + begin.shownLabel() + " in line " + beginLine + " ends as "
                            + end.shownLabel());
        } else {
            new BlockContent(kind.get(), begin, beginLine, body, sink).read(scanner.text(), begin.to(), to);
        }
    }
}

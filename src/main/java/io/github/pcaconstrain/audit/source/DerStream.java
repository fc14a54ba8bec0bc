package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.pem.DerExtent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads consecutive certificates and PKCS#7 bundles in DER. */
final class DerStream {
    private static final int OID = 0x06;
    /** How many octets are examined to describe data that is not DER. */
    private static final int SNIFFED = 64;

    private final InputStream in;
    private final String place;
    private final SourceSink sink;
    /** The number of octets read from the file. */
    private long at;

    /**
     * Creates a reader.
     *
     * @param start the octets that were already read
     * @param skipped the number of octets of a byte order mark before them
     */
    DerStream(InputStream in, byte[] start, int skipped, String place, SourceSink sink) {
        this.in = new SequenceInputStream(new ByteArrayInputStream(start), in);
        this.at = skipped;
        this.place = place;
        this.sink = sink;
    }

    void read() throws IOException {
        long first = at;
        while (true) {
            byte[] header = header();
            long length = DerExtent.length(header, 0, header.length);
            if (length < 0 || length > ContentReader.MAX_OCTETS) {
                rest(header, first).ifPresent(why -> sink.unreadable(place, why));
                return;
            }
            if (!element(header, length)) {
                return;
            }
        }
    }

    /** Reads the tag and length of an element, or whatever is there instead. */
    private byte[] header() throws IOException {
        byte[] start = in.readNBytes(2);
        int more = start.length < 2 ? 0 : DerExtent.headerLength(start) - 2;
        byte[] rest = in.readNBytes(Math.min(more, SNIFFED));
        byte[] header = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, header, start.length, rest.length);
        return header;
    }

    /** Why the rest is not an element; empty if only line ends are left. */
    private Optional<String> rest(byte[] header, long first) throws IOException {
        byte[] more = in.readNBytes(SNIFFED);
        byte[] start = Arrays.copyOf(header, header.length + more.length);
        System.arraycopy(more, 0, start, header.length, more.length);
        boolean isEnd = DerExtent.isLineEnds(start, 0);
        for (byte[] next = more; isEnd && next.length > 0; next = in.readNBytes(SNIFFED)) {
            isEnd = DerExtent.isLineEnds(next, 0);
        }
        return isEnd ? Optional.empty() : Optional.of(DerExtent.noElement(start, at, at == first));
    }

    /** Reads the element to its end; returns false if nothing can follow. */
    private boolean element(byte[] header, long length) throws IOException {
        boolean toTheEnd = DerExtent.isIndefinite(header);
        int wanted = toTheEnd ? ContentReader.MAX_OCTETS : (int) length - header.length;
        byte[] content = in.readNBytes(wanted);
        if (!toTheEnd && content.length < wanted) {
            sink.unreadable(
                    place,
                    "its DER is cut off: it has only " + Counted.of(header.length + content.length, "octet") + " of "
                            + length);
            return false;
        }
        byte[] der = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, der, header.length, content.length);
        at += der.length;
        if (DerExtent.innerTag(der) == OID) {
            ContentReader.readPkcs7(der, place, sink);
        } else {
            sink.der(place, der);
        }
        return !toTheEnd || content.length == wanted;
    }
}

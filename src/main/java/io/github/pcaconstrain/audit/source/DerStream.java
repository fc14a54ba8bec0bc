package io.github.pcaconstrain.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Certificates in DER, one after the other. */
final class DerStream {
    private static final int SEQUENCE = 0x30;
    private static final int MAX_HEADER = 6;

    private final InputStream in;
    private final String place;
    private final Intake intake;

    DerStream(InputStream in, byte[] start, String place, Intake intake) {
        this.in = new SequenceInputStream(new ByteArrayInputStream(start), in);
        this.place = place;
        this.intake = intake;
    }

    void read() throws IOException {
        byte[] header = new byte[MAX_HEADER];
        while (true) {
            int read = in.readNBytes(header, 0, 2);
            if (read == 0 || isLineEnd(header, read)) {
                return;
            }
            if (read < 2 || header[0] != SEQUENCE || !next(header)) {
                intake.unreadable(place, "what follows is no DER; the rest of it was not read");
                return;
            }
        }
    }

    /** Editors and echo add a line end to a file. */
    private static boolean isLineEnd(byte[] header, int read) {
        return (header[0] == '\n' && (read == 1 || header[1] == '\n')) || (header[0] == '\r' && header[1] == '\n');
    }

    private boolean next(byte[] header) throws IOException {
        int first = header[1] & 0xff;
        int more = first < 0x80 ? 0 : first & 0x7f;
        if (first == 0x80 || more > 4 || in.readNBytes(header, 2, more) < more) {
            return false;
        }
        long length = first < 0x80 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = (length << 8) | (header[2 + i] & 0xff);
        }
        if (length > Content.MAX_OCTETS) {
            return false;
        }
        byte[] content = in.readNBytes((int) length);
        if (content.length < length) {
            intake.unreadable(place, "its DER is cut off: " + content.length + " octets where it has " + length);
            return true;
        }
        byte[] der = Arrays.copyOf(header, 2 + more + content.length);
        System.arraycopy(content, 0, der, 2 + more, content.length);
        intake.der(place, der);
        return true;
    }
}

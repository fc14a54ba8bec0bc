package io.github.pcaconstrain.cli.check;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names without end, one a line, made as they are read. */
public final class RepeatedNames extends InputStream {
    private final byte[] lines;
    private final long linesInAll;
    private long linesRead;
    private int at;

    /** Repeats these names until there are so many lines. */
    public RepeatedNames(List<String> names, long linesInAll) {
        this.lines = (String.join("\n", names) + "\n").getBytes(StandardCharsets.US_ASCII);
        this.linesInAll = linesInAll;
    }

    @Override
    public int read() {
        if (linesRead == linesInAll) {
            return -1;
        }
        byte octet = lines[at];
        at = (at + 1) % lines.length;
        if (octet == '\n') {
            linesRead++;
        }
        return octet;
    }

    @Override
    public int read(byte[] octets, int from, int length) {
        int count = 0;
        for (int octet = count < length ? read() : -1; octet >= 0; octet = count < length ? read() : -1) {
            octets[from + count++] = (byte) octet;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    public long linesRead() {
        return linesRead;
    }
}

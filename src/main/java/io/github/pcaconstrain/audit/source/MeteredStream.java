package io.github.pcaconstrain.audit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a sink how much is read. */
public final class MeteredStream extends FilterInputStream {
    private final FolderWalk.Sink sink;

    /** Reads from another stream. */
    public MeteredStream(InputStream in, FolderWalk.Sink sink) {
        super(in);
        this.sink = sink;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        sink.read(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        int number = super.read(octets, from, length);
        sink.read(Math.max(0, number));
        return number;
    }

    @Override
    public long skip(long number) throws IOException {
        long skipped = super.skip(number);
        sink.read(skipped);
        return skipped;
    }
}

package io.github.pcaconstrain.audit.trail;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of gzip files, one after another, as {@code cat} joins them. Its parent takes a pipe that has nothing to read
 * at the moment for its end, and anything else that follows a file for nothing: both would lose records without a word.
 */
final class PackedFiles extends GZIPInputStream {
    private static final int TRAILER = 8;

    private final Ahead ahead;
    private long filled;

    private PackedFiles(Ahead ahead) throws IOException {
        super(ahead);
        this.ahead = ahead;
    }

    static InputStream of(BufferedInputStream in) throws IOException {
        return new PackedFiles(new Ahead(in));
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filled = ahead.count;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        int read = super.read(octets, from, length);
        if (read < 0 && hasMore()) {
            throw new ZipException("something else follows");
        }
        return read;
    }

    /** Whether there are octets behind the trailer of the last file, or were, before its parent tried to read them. */
    private boolean hasMore() throws IOException {
        int left = inf.getRemaining();
        long readSince = ahead.count - filled;
        return left + readSince > TRAILER || ahead.available() > 0;
    }

    /** Counts, and waits for what is available. */
    private static final class Ahead extends FilterInputStream {
        private long count;

        Ahead(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            count += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            int read = in.read(octets, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}

package io.github.pcaconstrain.workflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A journal's file on a disk that fills up in the middle of a line, and cannot be cut back either. */
final class FullDisk extends FileChannel {
    private static final int STILL_FITS = 7;

    private final Path file;
    private final FileChannel channel;
    private boolean isFull;

    /** Whether what was written can be taken back although it is full. */
    boolean canBeCut;

    /** Whether it takes one octet at a time. */
    boolean isSlow;

    /** Whether nothing reaches it for good. */
    boolean isLosing;

    /** Whether closing fails. */
    boolean isStuck;

    /** How often it was asked to keep everything for good. */
    int forced;

    FullDisk(Path folder) throws IOException {
        file = folder.resolve(JournalFile.NAME);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    Path file() {
        return file;
    }

    void fill() {
        isFull = true;
    }

    void empty() {
        isFull = false;
    }

    @Override
    public int write(ByteBuffer octets) throws IOException {
        if (isFull) {
            channel.write(octets.slice(octets.position(), STILL_FITS));
            throw new IOException("No space left on device");
        }
        if (isSlow) {
            channel.write(octets.slice(octets.position(), 1));
            octets.position(octets.position() + 1);
            return 1;
        }
        return channel.write(octets);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (isFull && !canBeCut) {
            throw new IOException("Input/output error");
        }
        channel.truncate(size);
        return this;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void force(boolean metadata) throws IOException {
        if (isLosing) {
            throw new IOException("Input/output error");
        }
        forced++;
        channel.force(metadata);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
        if (isStuck) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public int read(ByteBuffer octets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] octets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer octets, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] octets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer octets, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean isShared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean isShared) {
        throw new UnsupportedOperationException();
    }
}

package io.github.pcaconstrain.audit.fleet;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A file of records: a first line, then for each record its length, the CRC-32C of its content, and the content. When
 * the file is opened, an incomplete record, as left by a killed run, is dropped with everything after it. The caller
 * must ensure that nobody else opens the file.
 */
final class RecordFile implements AutoCloseable {
    /** The file contains something else. */
    static final class ForeignException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Receives the existing records when the file is opened. */
    @FunctionalInterface
    interface Each {
        void record(long at, ByteBuffer content) throws ForeignException;
    }

    private static final byte[] FIRST_LINE =
            "pca-constrain: certificates fetched from AWS, 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 2 * Integer.BYTES;
    private static final byte[] NONE = {};

    /** Longer than any answer of AWS. Without this limit, a damaged length could fill the memory. */
    private static final int LONGEST = 16 << 20;

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private long end = FIRST_LINE.length;

    private RecordFile(FileChannel channel) {
        this.channel = channel;
    }

    static RecordFile open(Path file, Each each) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnlyPermissions.file(file));
        try {
            RecordFile records = new RecordFile(channel);
            records.readAll(each);
            return records;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @SuppressWarnings("resource") // the stream belongs to the channel, which stays open
    private void readAll(Each each) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        byte[] start = in.readNBytes(FIRST_LINE.length);
        if (!Arrays.equals(start, Arrays.copyOf(FIRST_LINE, start.length))) {
            throw new ForeignException();
        }
        for (byte[] content = next(in); content.length > 0; content = next(in)) {
            each.record(end, ByteBuffer.wrap(content));
            end += HEAD + content.length;
        }
        channel.truncate(end);
        write(ByteBuffer.wrap(FIRST_LINE), 0); // the file may be new
    }

    /** The content of the next record; empty if there is no complete one. */
    private byte[] next(DataInputStream in) throws IOException {
        long left = channel.size() - end - HEAD;
        if (left <= 0) {
            return NONE;
        }
        int length = in.readInt();
        int checksum = in.readInt();
        if (length <= 0 || length > Math.min(LONGEST, left)) {
            return NONE;
        }
        byte[] content = in.readNBytes(length);
        return content.length == length && checksum(content) == checksum ? content : NONE;
    }

    /**
     * Adds a record, and returns its position. A power cut may lose the last records, which is not worth a disk flush
     * for each.
     */
    long append(byte[] content) throws IOException {
        if (content.length > LONGEST) {
            throw new IOException(content.length + " octets are more than a certificate can have");
        }
        ByteBuffer whole = ByteBuffer.allocate(HEAD + content.length);
        write(
                whole.putInt(content.length)
                        .putInt(checksum(content))
                        .put(content)
                        .flip(),
                end);
        long at = end;
        end += whole.capacity();
        return at;
    }

    /** Reads the record at a position. */
    ByteBuffer read(long at) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(read(at, HEAD));
        int length = head.getInt();
        if (length <= 0 || length > LONGEST) {
            throw damaged(at);
        }
        byte[] content = read(at + HEAD, length);
        if (checksum(content) != head.getInt()) {
            throw damaged(at);
        }
        return ByteBuffer.wrap(content);
    }

    private byte[] read(long at, int length) throws IOException {
        byte[] octets = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw damaged(at);
            }
        }
        return octets;
    }

    private static IOException damaged(long at) {
        return new IOException("its record at " + at + " was damaged while it was in use");
    }

    private void write(ByteBuffer octets, long at) throws IOException {
        long place = at;
        while (octets.hasRemaining()) {
            place += channel.write(octets, place);
        }
    }

    private static int checksum(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.github.pcaconstrain.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Whether a folder has room for the files of a run, which is found out before the run pays for what they will hold. */
public final class DiskRoom {
    /** More than the files and the journal of a run with a hundred test certificates. */
    private static final int OCTETS = 256 << 10;

    private DiskRoom() {}

    /**
     * Writes a file as long as all that a run writes, and removes it. What a file system says that it has left is not
     * enough: it knows of no quota, and not of every server's.
     *
     * @throws IOException if that cannot be written
     */
    public static void require(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".pca-constrain-", ".tmp");
        try {
            fill(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** With octets that cannot be compressed, since some file systems do that. */
    private static void fill(Path file) throws IOException {
        byte[] octets = new byte[OCTETS];
        new Random(OCTETS).nextBytes(octets);
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}

package io.github.pcaconstrain.sandbox.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file to which lines are appended. Log rotation may rename, remove or empty it at any time: before each line, the
 * file is opened again if its name now belongs to another file, as {@code tail -F} does.
 */
final class LogFile implements LineSink {
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private FileChannel channel;
    private @Nullable Object key;

    private LogFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, APPEND, ownerOnly(path));
        this.key = key(path);
    }

    /**
     * Opens a file. If there is none, it is created for its owner only; an existing one keeps its permissions.
     *
     * @throws IOException if it cannot be written
     */
    static LogFile open(Path path) throws IOException {
        return new LogFile(path);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void write(byte[] line) throws IOException {
        if (!isCurrent()) {
            channel.close();
            channel = FileChannel.open(path, APPEND, ownerOnly(path));
            key = key(path);
        }
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private boolean isCurrent() throws IOException {
        try {
            return channel.isOpen() && Objects.equals(key, key(path));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

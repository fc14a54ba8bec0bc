package io.github.pcaconstrain.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reserves a folder for one run at a time, across processes and within this one. The operating system holds the lock,
 * so it is released when its holder ends, in whatever way.
 *
 * <p>On Linux it is a POSIX record lock, which a process loses as soon as it closes <em>any</em> descriptor of the
 * locked file (fcntl(2), "Advisory record locking"). So the lock is on a file that has no other purpose, and a folder
 * that this process has already locked is refused before that file is opened again. The file stays after the lock is
 * released: if it were deleted, another process could create and lock a new file with the same name.
 */
public final class FolderLock implements AutoCloseable {
    /** The file in the folder that is locked. It is empty, and must not be opened anywhere else. */
    public static final String NAME = ".pca-constrain.lock";

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @param folder an existing folder
     * @param attributes the attributes of the lock file, if it has to be created
     * @return empty if another run has locked it
     * @throws IOException if the folder cannot be written to, or its file system has no locks
     */
    public static Optional<FolderLock> tryAcquire(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<FolderLock> lock = Optional.empty();
        try {
            lock = tryLock(real, attributes);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private static Optional<FolderLock> tryLock(Path folder, FileAttribute<?>... attributes) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(NAME), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes);
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
            return isLocked ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
    }

    /** Whether a folder is empty, apart from a lock file. */
    public static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(NAME));
        }
    }

    /** Releases the folder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(folder); // only now, otherwise this close could release the lock of the next holder
        }
    }
}

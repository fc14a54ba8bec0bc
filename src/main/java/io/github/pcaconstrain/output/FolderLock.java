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
 * Keeps a folder to one run at a time, among processes and within this one. The operating system holds the lock, so that it is
 * gone with its holder, however that ended.
 *
 * <p>On Linux it is a POSIX record lock, which a process loses as soon as it closes <em>any</em> descriptor of the locked file
 * (fcntl(2), "Advisory record locking"). So the lock is on a file that has no other purpose, and a folder that this process
 * holds already is refused before that file is opened a second time. The file stays when the lock goes: one that is deleted
 * can be locked once more under the same name by somebody else.
 */
public final class FolderLock implements AutoCloseable {
    /** The file in the folder that is locked. It is empty, and must never be opened but here. */
    public static final String NAME = ".pca-constrain.lock";

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder.
     *
     * @param folder one that exists
     * @param attributes what the lock's file is made with, where it is new
     * @return empty if another run has it
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

    /** Whether a folder holds nothing, apart from what a lock has left in it. */
    public static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(NAME));
        }
    }

    /** Lets others have the folder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(folder); // only now, or else this close could take the lock of whoever comes next
        }
    }
}

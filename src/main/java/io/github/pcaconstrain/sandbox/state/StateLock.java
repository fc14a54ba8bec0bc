package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Allows only one writer of a state folder, in this process and among all. The operating system holds the lock and
 * releases it when the process ends, however that happens.
 *
 * <p>On Linux it is a POSIX record lock, which a process loses as soon as it closes <em>any</em> descriptor of the
 * locked file (fcntl(2), "Advisory record locking"). So the file is opened only here, once per process, and the holder
 * is recorded in another file. Neither is ever deleted: another file with the same name could be locked too.
 */
final class StateLock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String HOLDER = "lock-holder";

    /** The names of both files, which must not be read as documents. */
    static final Set<String> FILES = Set.of(LOCK, HOLDER);

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private final @Nullable Object locked;

    private StateLock(Path folder, FileChannel channel, @Nullable Object locked) {
        this.folder = folder;
        this.channel = channel;
        this.locked = locked;
    }

    static StateLock acquire(Path folder, Instant now) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw inUse(folder);
        }
        boolean isHeld = false;
        try {
            StateLock lock = lock(folder, real);
            isHeld = true;
            return lock.announced(now);
        } finally {
            if (!isHeld) {
                HELD.remove(real);
            }
        }
    }

    private static StateLock lock(Path folder, Path real) throws IOException {
        FileChannel channel = FileChannel.open(
                real.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                Permissions.ofFile(real));
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
            if (!isLocked) {
                throw inUse(folder);
            }
            return new StateLock(real, channel, fileKey(real));
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
    }

    private StateLock announced(Instant now) throws IOException {
        try {
            Path file = folder.resolve(HOLDER);
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "it is a folder");
            }
            Files.writeString(file, "process " + ProcessHandle.current().pid() + ", since " + now);
            Permissions.restrictFile(file);
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether the locked file still has this name: the folder has been neither removed nor replaced. */
    boolean isHeld() {
        try {
            // The inode number of an open file, such as the locked one, is not given to another.
            return Objects.equals(locked, fileKey(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Object fileKey(Path folder) throws IOException {
        return Files.readAttributes(folder.resolve(LOCK), BasicFileAttributes.class)
                .fileKey();
    }

    private static StateException inUse(Path folder) {
        return new StateException(
                folder + " is in use by " + holder(folder.resolve(HOLDER)),
                "stop that sandbox, use its endpoint, or choose another folder");
    }

    private static String holder(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.isBlank() ? "another process" : text;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(folder); // only now: otherwise, this close could release the next holder's lock
        }
    }
}

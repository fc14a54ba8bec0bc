package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A store in a folder, with a file for each document.
 *
 * <p>A document is written to a temporary file, which is forced to the disk and then renamed, so that it is whole whatever
 * happens. What the system was told survives the process, so the rename is not waited for: that takes as long again, and
 * only a power failure could undo it. A process that is killed in between leaves a temporary file, which is removed when
 * the folder is opened the next time.
 */
public final class DirectoryStore implements Store {
    /**
     * The folder of temporary files. In older states they are beside the documents, with names that start like this.
     */
    private static final String TEMPORARY = ".new";

    private static final String NAME_ANOTHER = "name a folder that can be written, with --dir";

    private final Path root;
    private final StateLock lock;
    private final AtomicLong temporaries = new AtomicLong();
    private volatile boolean isClosed;

    private DirectoryStore(Path root, StateLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens a folder, which is created if it does not exist.
     * @param now the time for the lock's text
     * @throws StateException if another process has it open, or it cannot be written to
     */
    public static DirectoryStore open(Path folder, Instant now) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new StateException(
                        "cannot use " + folder + " for the state: it is not a folder", "name a folder with --dir");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Permissions.restrictFolder(folder);
            }
            StateLock lock = StateLock.acquire(folder, now);
            return emptied(new DirectoryStore(folder, lock));
        } catch (IOException e) {
            String file =
                    e instanceof FileSystemException failed && failed.getFile() != null ? failed.getFile() + ": " : "";
            throw new StateException("cannot use " + folder + " for the state: " + file + reason(e), NAME_ANOTHER);
        }
    }

    private static DirectoryStore emptied(DirectoryStore store) throws IOException {
        try {
            store.emptyTemporary();
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void emptyTemporary() throws IOException {
        Path folder = root.resolve(TEMPORARY);
        if (Files.isDirectory(folder)) {
            for (Path leftover : children(folder)) {
                Files.deleteIfExists(leftover);
            }
        } else {
            Files.createDirectory(folder);
            Permissions.restrictFolder(folder);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    // The JDK's messages contain the path, and often nothing else.
    private static String reason(IOException e) {
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : e instanceof AccessDeniedException
                        ? "permission denied"
                        : e.getClass() == IOException.class && e.getMessage() != null
                                ? e.getMessage()
                                : String.valueOf(e);
    }

    private StateException unusable(String name, String verb, IOException e) {
        return new StateException(
                "cannot " + verb + " " + where(name) + ": " + reason(e),
                "check the file, or use another folder with --dir or --sandbox=DIR");
    }

    @Override
    public String where(String name) {
        return root.resolve(name).toString();
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(name)));
        } catch (NoSuchFileException e) {
            requireFolder();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(name, "read", e);
        }
    }

    @Override
    public void write(String name, byte[] content) {
        requireFolder();
        Path file = root.resolve(name);
        Path folder = parent(file);
        try {
            createFolders(folder);
            Path temporary = root.resolve(TEMPORARY).resolve(Long.toString(temporaries.incrementAndGet()));
            writeForced(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(name, "write", e);
        }
    }

    @Override
    public void check() {
        requireFolder();
    }

    // Nothing written now could be found again, and another process may use the folder that is there instead.
    private void requireFolder() {
        if (!lock.isHeld()) {
            throw new StateException(
                    "the state folder " + root + " was removed or replaced while the sandbox was using it",
                    "stop the sandbox and start it again");
        }
    }

    private static void writeForced(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        boolean isWhole = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Permissions.restrictFile(file); // before there is anything to read
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file); // what is left of it would take the room that a full disk lacks
            }
        }
    }

    // From the top down; except the root, which must exist.
    private void createFolders(Path folder) throws IOException {
        if (folder.equals(root.toAbsolutePath()) || Files.isDirectory(folder)) {
            return;
        }
        createFolders(parent(folder));
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(folder)) {
                return; // created by another thread
            }
            throw e;
        }
        Permissions.restrictFolder(folder);
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder");
        }
        return parent;
    }

    @Override
    public void delete(String name) {
        requireFolder();
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            throw unusable(name, "delete", e);
        }
    }

    @Override
    public void discard(String name) {
        if (isClosed) {
            return; // the document may belong to another process by now
        }
        requireFolder();
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            throw unusable(name, "delete", e);
        }
    }

    @Override
    public List<String> list(String folder) {
        Path path = root.resolve(folder);
        // Listing would open and close the lock's file, and so release the lock.
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try {
            for (Path child : children(path)) {
                String name = String.valueOf(child.getFileName());
                if (name.startsWith(TEMPORARY)) {
                    removeLeftover(child);
                } else if (!StateLock.FILES.contains(name)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(folder, "list", e);
        }
        return names.stream().sorted().toList();
    }

    // From an older version that was killed; this one keeps temporary files elsewhere.
    private static void removeLeftover(Path child) throws IOException {
        if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(child);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable("", "close", e);
        }
    }
}

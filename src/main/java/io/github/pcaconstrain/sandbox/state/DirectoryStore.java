package io.github.pcaconstrain.sandbox.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A store in a folder, a file each document.
 *
 * <p>A write goes to a temporary file, which is forced to the disk and then renamed; the rename is forced too. Whoever
 * is killed in between leaves a temporary file that nobody lists or reads.
 */
public final class DirectoryStore implements Store {
    private static final String TEMPORARY = ".new-";

    private final Path root;
    private final StateLock lock;
    private final AtomicLong temporaries = new AtomicLong();

    private DirectoryStore(Path root, StateLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens a folder, which is created if need be.
     *
     * @param now for the lock's text
     * @throws StateException if another process has it, or it cannot be written
     */
    public static DirectoryStore open(Path folder, Instant now) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new StateException(
                        "cannot use " + folder + " for the state: it is no folder", "name a folder with --dir");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Permissions.restrictFolder(folder);
            }
            return new DirectoryStore(folder, StateLock.acquire(folder, now));
        } catch (IOException e) {
            throw new StateException(
                    "cannot use " + folder + " for the state: " + e, "name a folder that can be written, with --dir");
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String name, byte[] content) {
        Path file = root.resolve(name);
        Path folder = parent(file);
        try {
            createFolders(folder);
            Path temporary = folder.resolve(TEMPORARY + temporaries.incrementAndGet());
            writeForced(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeForced(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Permissions.restrictFile(file); // before there is anything to read
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    // From the top down, each forced, so that no document can be lost with a folder.
    private void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = parent(folder);
        if (!folder.equals(root)) {
            createFolders(above);
        }
        Files.createDirectories(folder);
        Permissions.restrictFolder(folder);
        forceFolder(above);
    }

    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
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
        try {
            Path file = root.resolve(name);
            if (Files.deleteIfExists(file)) {
                forceFolder(parent(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String folder) {
        Path path = root.resolve(folder);
        // To list a file opens and closes it, and the lock would be lost with that.
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .filter(name -> !name.startsWith(TEMPORARY) && !StateLock.FILES.contains(name))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.pcaconstrain.output;

import io.github.pcaconstrain.failure.OutputFileException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** Writes result files completely or not at all, and never replaces another file unless requested. */
public final class OutputFile {
    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What to do if the file already exists. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    private static final String FOLDER_HINT = "check that the folder exists and is writable";

    private OutputFile() {}

    /**
     * Writes a file.
     *
     * @throws OutputFileException if the file exists and must be kept, or cannot be written
     */
    public static void write(String file, Existing existing, Content content) {
        Path target = target(file, existing);
        Path unfinished = target.resolveSibling(".pca-constrain-" + UUID.randomUUID() + ".tmp");
        try (Removal removal = new Removal(unfinished)) {
            fill(removal.file(), content);
            publish(removal.file(), target, existing);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw unwritable(file, target, e);
        }
    }

    /**
     * Checks the name of a file that is to be written later, so that no long run is for nothing.
     *
     * @param made says of a folder that does not exist whether it will by then
     * @return the file, which is the same path for every name of one file
     * @throws OutputFileException if it exists and is to be kept, or its folder does not exist or cannot be written
     */
    public static Path check(String file, Existing existing, Predicate<Path> made) {
        Path target = target(file, existing);
        Path folder = Objects.requireNonNullElse(target.getParent(), target);
        if (!Files.isDirectory(folder)) {
            if (made.test(folder.normalize())) {
                return target.normalize();
            }
            throw new OutputFileException(
                    file, Files.exists(folder) ? "not a directory" : "there is no such folder", FOLDER_HINT);
        }
        if (!Files.isWritable(folder)) {
            throw new OutputFileException(file, "access denied", FOLDER_HINT);
        }
        try {
            return folder.toRealPath().resolve(String.valueOf(target.getFileName()));
        } catch (IOException e) {
            throw unwritable(file, folder, e);
        }
    }

    private static Path target(String file, Existing existing) {
        if (file.isEmpty()) {
            throw new OutputFileException("''", "it is not a file name", "give a file, or - for standard output");
        }
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
            if (existing == Existing.KEEP) {
                throw exists(file);
            }
            Path real = path.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw new OutputFileException(
                        file, "it is not a regular file", "give a file, or - for standard output");
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new OutputFileException(file, "it is not a valid file name", "give another name");
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /**
     * Creating a hard link fails atomically if the file exists. On file systems without hard links, a move comes close
     * to that.
     */
    private static void publish(Path unfinished, Path target, Existing existing) throws IOException {
        if (existing == Existing.REPLACE) {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException noHardLinks) {
            Files.move(unfinished, target);
        }
    }

    /** Removes an unfinished file, also where Ctrl-C ends the process before the file is finished. */
    private static final class Removal implements AutoCloseable {
        private final Path file;
        private final Thread onExit = new Thread(this::tryToDelete, "unfinished-file");

        Removal(Path file) {
            this.file = file;
            try {
                Runtime.getRuntime().addShutdownHook(onExit);
            } catch (IllegalStateException exiting) {
                // Then this file is removed by close, or not at all.
            }
        }

        Path file() {
            return file;
        }

        private void tryToDelete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Nobody is left to hear of it.
            }
        }

        @Override
        public void close() throws IOException {
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException exiting) {
                // It is about to run.
            }
            Files.deleteIfExists(file);
        }
    }

    private static OutputFileException exists(String file) {
        return new OutputFileException(file, "it already exists", "give another name, or --force to overwrite it");
    }

    private static OutputFileException unwritable(String file, Path place, IOException e) {
        return WriteProblem.of(e, place, reason(e), FOLDER_HINT).failure(file);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason().toLowerCase(Locale.ROOT);
        }
        if (e.getClass() == IOException.class && e.getMessage() != null) {
            return e.getMessage().toLowerCase(Locale.ROOT);
        }
        return e.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}

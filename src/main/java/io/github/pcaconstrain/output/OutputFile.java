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
import java.util.UUID;

/** Result files: there whole or not at all, and never in place of another unless that was asked for. */
public final class OutputFile {
    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What to do with a file that is there already. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    private OutputFile() {}

    /**
     * Writes a file.
     *
     * @throws OutputFileException if it exists and is to be kept, or cannot be written
     */
    public static void write(String file, Existing existing, Content content) {
        Path target = target(file, existing);
        Path unfinished = target.resolveSibling(".pca-constrain-" + UUID.randomUUID() + ".tmp");
        try {
            try {
                fill(unfinished, content);
                publish(unfinished, target, existing);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new OutputFileException(file, reason(e), "check that the folder exists and is writable");
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

    /** A hard link refuses to replace in the same step in which it creates; where there are none, a move comes near. */
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

    private static OutputFileException exists(String file) {
        return new OutputFileException(file, "it already exists", "give another name, or --force to overwrite it");
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason().toLowerCase(Locale.ROOT);
        }
        return e.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}

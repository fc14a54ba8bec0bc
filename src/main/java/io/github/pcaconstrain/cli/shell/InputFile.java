package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Input files; {@code -} is standard input. */
public final class InputFile {
    /** The largest certificate file that is read as a whole. */
    public static final int MAX_OCTETS = 64 << 20;

    private InputFile() {}

    /** The name of a file in messages. */
    public static String name(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    /**
     * Reads a whole file.
     *
     * @param limit the most octets it may have
     * @throws UnreadableInputException if it cannot be read or has more
     */
    public static byte[] read(String file, int limit, Console console) {
        try (InputStream in = open(file, console)) {
            byte[] input = in.readNBytes(limit + 1);
            if (input.length > limit) {
                throw new UnreadableInputException(
                        name(file),
                        "it has more than " + limit + " octets",
                        "check that it is the right " + (file.equals("-") ? "input" : "file"));
            }
            return input;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Opens a file for reading. */
    public static InputStream open(String file, Console console) {
        if (file.equals("-")) {
            return console.in();
        }
        try {
            if (file.isEmpty()) {
                throw new InvalidPathException(file, "it is empty");
            }
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new UnreadableInputException(file, "it is a folder", "give a file");
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (InvalidPathException e) {
            throw new UnreadableInputException("'" + file + "'", "it is not a file name", "give a file");
        }
    }

    public static UnreadableInputException unreadable(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UnreadableInputException(name(file), "there is no such file", "check the path");
        }
        if (e instanceof AccessDeniedException) {
            return new UnreadableInputException(name(file), "permission denied", "check the file's permissions");
        }
        return new UnreadableInputException(
                name(file),
                "it cannot be read: " + e.getMessage(),
                file.equals("-") ? "check what writes to it, or give a file instead" : "check the file");
    }
}

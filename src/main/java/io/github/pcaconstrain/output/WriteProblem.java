package io.github.pcaconstrain.output;

import io.github.pcaconstrain.failure.OutputFileException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why something cannot be written, and what to do about it. A disk that is full is told as such: the JDK has no exception
 * of its own for it, only the words of the operating system, in the language of the user.
 *
 * @param words the reason, in words for a message
 * @param hint what to do
 */
public record WriteProblem(String words, String hint) {
    private static final WriteProblem FULL =
            new WriteProblem("the disk is full", "make room on it, and run the same command again");
    private static final WriteProblem QUOTA =
            new WriteProblem("the disk quota is used up", "make room within it, and run the same command again");

    /** Less than this is left of a disk that has no room for a file. */
    private static final long BLOCK = 4096;

    /**
     * The problem behind an exception.
     *
     * @param place a file or folder where something was to be written
     * @param words the reason, if it is not the disk
     * @param hint what to do, if it is not the disk
     */
    public static WriteProblem of(IOException e, Path place, String words, String hint) {
        String said = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (said.contains("read-only file system")) {
            return new WriteProblem("the file system is read-only", hint);
        }
        if (said.contains("quota")) {
            return QUOTA;
        }
        boolean isFull = said.contains("no space left") || said.contains("not enough space") || isFull(e, place);
        return isFull ? FULL : new WriteProblem(words, hint);
    }

    /** The failure to write this file. */
    public OutputFileException failure(String file) {
        return new OutputFileException(file, words, hint);
    }

    /** Asks the disk itself, unless the exception is of a kind of its own, such as one of permissions. */
    private static boolean isFull(IOException e, Path place) {
        if (e.getClass() != IOException.class && e.getClass() != FileSystemException.class) {
            return false;
        }
        try {
            Path folder = Stream.iterate(place.toAbsolutePath(), each -> each != null, Path::getParent)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            FileStore store = Files.getFileStore(folder);
            return !store.isReadOnly() && store.getUsableSpace() < BLOCK;
        } catch (IOException unknown) {
            return false;
        }
    }
}

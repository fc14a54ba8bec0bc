package io.github.pcaconstrain.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder for all inputs of a process, deleted when the process ends. */
public final class ScratchFolder {
    /** The property with the folder in which it is created; the usual one for temporary files if there is none. */
    static final String PLACE = "fuzz.scratch";

    private final Path path;

    /** Creates one, with this in its name. */
    public ScratchFolder(String name) {
        try {
            path = Files.createTempDirectory(
                    Path.of(System.getProperty(PLACE, System.getProperty("java.io.tmpdir"))), "pca-constrain-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::deleteAtEnd));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    private void deleteAtEnd() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        }
    }
}

package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Visits the files in a folder and its subfolders, sorted by name. Links are followed; a link to a parent folder is
 * reported.
 */
public final class FolderWalk {
    /** Receives what is noticed while files are read, whatever they contain. All calls come from one thread. */
    public interface Sink {
        /** Receives something that could not be read because it is damaged or of the wrong kind. */
        default void unreadable(String place, String why) {
            unreadable(place, why, UnreadableFix.REPAIR);
        }

        /**
         * Receives something that could not be read.
         *
         * @param why what is wrong, in lower case without a period
         * @param fix what the user can do about it, in the same style
         */
        void unreadable(String place, String why, String fix);

        /** Receives a file in a folder that does not look as if it contained anything to read. */
        void otherFile(String place);

        /** Files with so many octets are going to be read; used only to show progress. */
        default void expect(long octets) {}

        /** So many octets of them were read. */
        default void read(long octets) {}
    }

    private static final Set<String> ENDINGS =
            Set.of("pem", "crt", "cer", "der", "p7b", "p7c", "p12", "pfx", "jks", "keystore", "truststore");

    private final Sink sink;
    private final Consumer<Path> reader;
    private long size;

    /**
     * Prepares a walk.
     *
     * @param sink receives what cannot be visited
     * @param reader reads a regular file
     */
    public FolderWalk(Sink sink, Consumer<Path> reader) {
        this.sink = sink;
        this.reader = reader;
    }

    static boolean isNamedLikeCertificates(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Reads the files of a folder. */
    public void read(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(files));
        } catch (IOException e) {
            sink.unreadable(folder.toString(), FileSource.reason(e), FileSource.fix(e));
        }
        Collections.sort(files);
        sink.expect(size);
        files.forEach(reader);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final List<Path> files;

        Visitor(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
                size += attributes.size();
            } else {
                // Reading a pipe or a device could block forever.
                sink.otherFile(file.toString());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (e instanceof java.nio.file.FileSystemLoopException) {
                sink.otherFile(file.toString());
            } else {
                sink.unreadable(file.toString(), FileSource.reason(e), FileSource.fix(e));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
            if (e != null) {
                sink.unreadable(folder.toString(), FileSource.reason(e), FileSource.fix(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

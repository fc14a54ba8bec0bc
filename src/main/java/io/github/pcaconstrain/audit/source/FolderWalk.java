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
import java.util.function.BiConsumer;

/**
 * Visits the files in a folder and its subfolders, sorted by name. Links are followed; a link to a parent folder is
 * reported.
 */
final class FolderWalk {
    private static final Set<String> ENDINGS =
            Set.of("pem", "crt", "cer", "der", "p7b", "p7c", "p12", "pfx", "jks", "keystore", "truststore");

    private final SourceSink sink;
    private final BiConsumer<Path, SourceSink> reader;
    private long size;

    FolderWalk(SourceSink sink, BiConsumer<Path, SourceSink> reader) {
        this.sink = sink;
        this.reader = reader;
    }

    static boolean isNamedLikeCertificates(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    void read(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(files));
        } catch (IOException e) {
            sink.unreadable(folder.toString(), FileSource.reason(e), FileSource.fix(e));
        }
        Collections.sort(files);
        sink.expect(size);
        files.forEach(file -> reader.accept(file, sink));
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

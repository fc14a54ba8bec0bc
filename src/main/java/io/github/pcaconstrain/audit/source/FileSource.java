package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file, or a folder with everything in it. */
public final class FileSource implements Source {
    private final String name;
    private final Path path;
    private final Passwords passwords;

    /** A file or folder with the name that the user gave. */
    public FileSource(String name, Path path, Passwords passwords) {
        this.name = name;
        this.path = path;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(SourceSink sink) {
        if (Files.isDirectory(path)) {
            new FolderWalk(sink, file -> readInFolder(file, sink)).read(path);
        } else {
            readFile(path, sink, () -> sink.unreadable(path.toString(), ContentReader.NOTHING));
        }
    }

    @Override
    public long size() {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // reading it will report what is wrong
        }
    }

    private void readInFolder(Path file, SourceSink sink) {
        readFile(file, sink, () -> {
            if (FolderWalk.isNamedLikeCertificates(file)) {
                sink.unreadable(file.toString(), "it holds no certificate, despite its file name");
            } else {
                sink.otherFile(file.toString());
            }
        });
    }

    private void readFile(Path file, SourceSink sink, Runnable ifNothing) {
        if (!sink.starts(file)) {
            return;
        }
        try (InputStream in = new MeteredStream(Files.newInputStream(file), sink)) {
            if (!new ContentReader(file.toString(), passwords, sink).read(in)) {
                ifNothing.run();
            }
        } catch (IOException e) {
            sink.unreadable(file.toString(), reason(e), fix(e));
        }
    }

    /** What the user can do about a file that cannot be read. */
    public static String fix(IOException e) {
        return e instanceof NoSuchFileException
                ? UnreadableFix.PATH
                : e instanceof AccessDeniedException ? UnreadableFix.PERMISSION : UnreadableFix.REPAIR;
    }

    /** Why a file cannot be read. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : "it cannot be read: " + e.getMessage();
    }
}

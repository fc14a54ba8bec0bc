package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files of this machine, of which one is never opened: once all processes together have opened {@value #OPENED} files in
 * JSON, the next to try writes its process number to {@value #STUCK} and waits until it is killed.
 */
public final class StuckFile extends LocalFileSystem {
    /** The folder, beside that of the rows, in which each file opened leaves a mark. */
    static final String MARKS = "opened";

    /** The file, beside the folder of the rows, with the number of the process that waits. */
    static final String STUCK = "stuck";

    static final int OPENED = 30;

    @Override
    public FSDataInputStream open(Path file, int buffer) throws IOException {
        if (file.getName().endsWith(".json")) {
            java.nio.file.Path beside =
                    java.nio.file.Path.of(file.getParent().getParent().toUri());
            Files.createTempFile(beside.resolve(MARKS), "", "");
            if (opened(beside) > OPENED && isFirst(beside)) {
                waitForever();
            }
        }
        return super.open(file, buffer);
    }

    private static long opened(java.nio.file.Path beside) throws IOException {
        try (Stream<java.nio.file.Path> marks = Files.list(beside.resolve(MARKS))) {
            return marks.count();
        }
    }

    private static boolean isFirst(java.nio.file.Path beside) throws IOException {
        java.nio.file.Path own = Files.createTempFile(beside, "process", "");
        Files.writeString(own, Long.toString(ProcessHandle.current().pid()));
        try {
            Files.createLink(beside.resolve(STUCK), own);
            return true;
        } catch (FileAlreadyExistsException anotherIs) {
            return false;
        }
    }

    private static void waitForever() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}

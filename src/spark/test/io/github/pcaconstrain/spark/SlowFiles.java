package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Files of this machine, of which those in JSON take a while to open, so that a job is long enough to be disturbed. */
public final class SlowFiles extends LocalFileSystem {
    private static final long PAUSE_MS = 300;

    @Override
    public FSDataInputStream open(Path file, int buffer) throws IOException {
        if (file.getName().endsWith(".json")) {
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
        return super.open(file, buffer);
    }
}

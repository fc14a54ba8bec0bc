package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.OutputFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that fails when its reader has exited or the disk is full. A PrintStream hides such errors, so a
 * command would keep working for nobody, or end as if its whole result had been written.
 */
public final class StandardOutput extends OutputStream {
    private final PrintStream out;

    public StandardOutput(PrintStream out) {
        this.out = out;
    }

    public static OutputFileException lost() {
        return new OutputFileException(
                "standard output", "its reader has exited or the disk is full", "write to a file with -o FILE");
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        requireSound();
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        out.write(octets, from, length);
        requireSound();
    }

    @Override
    public void flush() throws IOException {
        requireSound();
    }

    private void requireSound() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}

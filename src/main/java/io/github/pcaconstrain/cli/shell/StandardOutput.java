package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.ClosedPipeException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output that fails when its reader has exited or the disk is full. A PrintStream hides such errors, so a
 * command would keep working for nothing, or end as if its whole result had been written.
 */
public final class StandardOutput extends OutputStream {
    /** The file behind standard output, on Linux. */
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private final PrintStream out;

    public StandardOutput(PrintStream out) {
        this.out = out;
    }

    /** Why nothing more can be written. A PrintStream does not tell, so it is concluded from the kind of file. */
    public static UserFacingException lost(Console console) {
        return console.terminal().isProcess() && isReaderGone()
                ? new ClosedPipeException()
                : new OutputFileException(
                        "standard output", "its reader has exited or the disk is full", "write to a file with -o FILE");
    }

    /**
     * A closed reader is the only reason why a pipe fails. If the kind of file is unknown, writing is tried once more.
     */
    private static boolean isReaderGone() {
        try {
            String file = Files.readSymbolicLink(DESCRIPTOR).toString();
            return file.startsWith("pipe:") || file.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException noLinkThere) {
            return isPipeBroken();
        }
    }

    private static boolean isPipeBroken() {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n');
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        }
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

package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.cli.shell.InputFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads names, one per line, in memory that grows neither with the file nor with a line. */
public final class NameLines {
    /** No name is longer. The rest of a longer line is dropped; the name is malformed anyway. */
    private static final int MAX_LINE = 1 << 16;

    private static final int BUFFER = 1 << 16;
    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    /** Receives every name. */
    @FunctionalInterface
    public interface Names {
        /**
         * A name.
         *
         * @param number the number of its line, from 1
         * @param line the line, without spaces around it
         */
        void name(long number, String line) throws IOException;
    }

    private NameLines() {}

    /**
     * Reads all names.
     *
     * @param file the file that the stream reads
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it cannot be read to its end
     * @throws IOException if the receiver throws one
     */
    public static void read(String file, InputStream in, Names names) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        skipMark(file, buffered);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int octet = next(file, buffered); octet >= 0; octet = next(file, buffered)) {
            if (octet == '\n') {
                tell(names, number++, line);
            } else if (line.size() < MAX_LINE) {
                line.write(octet);
            }
        }
        tell(names, number, line);
    }

    /** Skips a byte order mark. It reads no more than necessary, because the writer may be waiting for an answer. */
    private static void skipMark(String file, InputStream in) {
        in.mark(MARK.length);
        for (int octet : MARK) {
            if (next(file, in) != octet) {
                try {
                    in.reset();
                } catch (IOException e) {
                    throw InputFile.unreadable(file, e);
                }
                return;
            }
        }
    }

    private static int next(String file, InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static void tell(Names names, long number, ByteArrayOutputStream line) throws IOException {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (!text.isEmpty() && !text.startsWith("#")) {
            names.name(number, text);
        }
    }
}

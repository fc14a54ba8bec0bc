package io.github.pcaconstrain.cli.input;

import io.github.pcaconstrain.cli.shell.InputFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads names one a line, in memory that does not grow with the file or with a line. */
public final class NameLines {
    /** No name is longer; what is beyond it of a line is left out, and the name then is malformed anyway. */
    private static final int MAX_LINE = 1 << 16;

    private static final int BUFFER = 1 << 16;
    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    /** Told of every name. */
    @FunctionalInterface
    public interface Names {
        /** One name, without blanks around it. */
        void name(String line) throws IOException;
    }

    private NameLines() {}

    /**
     * Reads all names.
     *
     * @param file the file that the stream reads
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it cannot be read to its end
     * @throws IOException out of whoever is told
     */
    public static void read(String file, InputStream in, Names names) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        skipMark(file, buffered);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = next(file, buffered); octet >= 0; octet = next(file, buffered)) {
            if (octet == '\n') {
                tell(names, line);
            } else if (line.size() < MAX_LINE) {
                line.write(octet);
            }
        }
        tell(names, line);
    }

    /** Leaves out a byte order mark. No more is read than that takes, as whoever writes may wait for an answer. */
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

    private static void tell(Names names, ByteArrayOutputStream line) throws IOException {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (!text.isEmpty() && !text.startsWith("#")) {
            names.name(text);
        }
    }
}

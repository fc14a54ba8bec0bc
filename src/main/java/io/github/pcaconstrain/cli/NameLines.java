package io.github.pcaconstrain.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads names one a line, in memory that does not grow with the file or with a line. */
final class NameLines {
    /** No name is longer; what is beyond it of a line is left out, and the name then is malformed anyway. */
    private static final int MAX_LINE = 1 << 16;

    private static final int BUFFER = 1 << 16;

    /** Told of every name. */
    @FunctionalInterface
    interface Names {
        /** One name, without blanks around it. */
        void name(String line) throws IOException;
    }

    private NameLines() {}

    static void read(InputStream in, Names names) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = buffered.read(); octet >= 0; octet = buffered.read()) {
            if (octet == '\n') {
                tell(names, line);
            } else if (line.size() < MAX_LINE) {
                line.write(octet);
            }
        }
        tell(names, line);
    }

    private static void tell(Names names, ByteArrayOutputStream line) throws IOException {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (!text.isEmpty() && !text.startsWith("#")) {
            names.name(text);
        }
    }
}

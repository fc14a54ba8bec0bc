package io.github.pcaconstrain.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The last line of a terminal, which is redrawn in place. Everything else that is written to the terminal goes through
 * {@link #guarded}: the line is erased first, and drawn again below.
 */
public final class StatusLine {
    private static final String ERASE = "\r\033[K";

    private final OutputStream terminal;
    private String shown = "";
    private boolean isLineOpen;
    private int pauses;
    private boolean isOver;

    /** Creates the last line of the terminal behind this stream. */
    public StatusLine(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** A stream to the same terminal. */
    OutputStream guarded(OutputStream stream) {
        return new Guarded(stream);
    }

    /** A stream to elsewhere, such as to a program that writes to the same terminal: the text is erased before that. */
    OutputStream before(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                erase();
                out.write(octets, from, length);
            }
        };
    }

    /** Replaces the text that is shown, unless something else has begun a line. */
    public synchronized void show(String text) {
        if (isLineOpen || isOver || pauses > 0 || text.equals(shown)) {
            return;
        }
        write(ERASE + text);
        shown = text;
    }

    /** Erases the text. */
    public synchronized void erase() {
        if (!shown.isEmpty()) {
            write(ERASE);
            shown = "";
        }
    }

    /** Erases the text, and shows nothing from now on. */
    synchronized void end() {
        erase();
        isOver = true;
    }

    /** Starts a new line if the user's typing, such as Ctrl-C, has moved the cursor. */
    synchronized void beginLine() {
        write(isLineOpen ? "\n" : ERASE);
        shown = "";
        isLineOpen = false;
    }

    /** Shows nothing while the user answers a question, up to the end of the line. */
    <T> T pausing(Supplier<T> question) {
        synchronized (this) {
            erase();
            pauses++;
        }
        try {
            return question.get();
        } finally {
            synchronized (this) {
                pauses--;
                isLineOpen = false;
            }
        }
    }

    private void write(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            isOver = true; // the terminal is gone, so nobody would see it
        }
    }

    /** Erases the line before it writes. */
    private final class Guarded extends FilterOutputStream {
        Guarded(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            synchronized (StatusLine.this) {
                erase();
                out.write(octets, from, length);
                if (length > 0) {
                    isLineOpen = octets[from + length - 1] != '\n';
                }
            }
        }
    }
}

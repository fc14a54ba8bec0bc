package io.github.pcaconstrain.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Detects the encoding of a text by its byte order mark, or by the NUL octets of ASCII characters in UTF-16. Windows
 * PowerShell writes redirected output in UTF-16.
 */
public final class TextEncoding {
    /** The number of octets that are checked for UTF-16 without a mark. */
    private static final int SNIFFED = 64;

    private TextEncoding() {}

    /** The text in UTF-8, without a byte order mark; the same array if nothing has to be changed. */
    public static byte[] utf8(byte[] input) {
        Optional<Charset> wide = wide(input);
        if (wide.isPresent()) {
            byte[] text = new String(input, wide.get()).getBytes(StandardCharsets.UTF_8);
            return withoutMark(text);
        }
        return withoutMark(input);
    }

    /**
     * A stream of the text in UTF-8, without a byte order mark.
     *
     * @param start the octets that were already read from the stream
     */
    public static InputStream utf8(InputStream in, byte[] start) throws IOException {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        Optional<Charset> wide = wide(start);
        if (wide.isPresent()) {
            Narrowed narrowed = new Narrowed(new InputStreamReader(whole, wide.get()));
            byte[] first = narrowed.readNBytes(3);
            return new SequenceInputStream(new ByteArrayInputStream(withoutMark(first)), narrowed);
        }
        byte[] rest = withoutMark(start);
        return rest == start ? whole : new SequenceInputStream(new ByteArrayInputStream(rest), in);
    }

    private static byte[] withoutMark(byte[] text) {
        boolean marked =
                text.length >= 3 && (text[0] & 0xff) == 0xef && (text[1] & 0xff) == 0xbb && (text[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(text, 3, text.length) : text;
    }

    /** UTF-16 in the right byte order; empty if the text is not UTF-16. */
    public static Optional<Charset> wide(byte[] start) {
        if (start.length < 2) {
            return Optional.empty();
        }
        int mark = (start[0] & 0xff) << 8 | (start[1] & 0xff);
        if (mark == 0xfeff || hasNulAt(0, start)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return mark == 0xfffe || hasNulAt(1, start) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** Whether all octets at even offsets, or all at odd offsets, are NUL and the others are ASCII. */
    private static boolean hasNulAt(int offset, byte[] start) {
        int count = Math.min(start.length & ~1, SNIFFED);
        for (int i = 0; i < count; i += 2) {
            if (start[i + offset] != 0 || start[i + 1 - offset] <= 0) {
                return false;
            }
        }
        return count >= 4;
    }

    /** Encodes characters in UTF-8. */
    private static final class Narrowed extends InputStream {
        private static final int PART = 8192;

        private final Reader reader;
        private final char[] chars = new char[PART];
        private byte[] part = new byte[0];
        private int next;

        Narrowed(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (next == part.length && !fill()) {
                return -1;
            }
            int copied = Math.min(count, part.length - next);
            System.arraycopy(part, next, into, from, copied);
            next += copied;
            return copied;
        }

        private boolean fill() throws IOException {
            int read = reader.read(chars, 0, PART - 1);
            if (read < 0) {
                return false;
            }
            if (read > 0 && Character.isHighSurrogate(chars[read - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    chars[read++] = (char) low;
                }
            }
            part = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            next = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}

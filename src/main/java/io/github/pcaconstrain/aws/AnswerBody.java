package io.github.pcaconstrain.aws;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import software.amazon.awssdk.http.AbortableInputStream;

/**
 * The body of an answer. One that is cut off is an error, of which the JDK says nothing where the length was announced; and
 * it is far shorter than a limit if it comes from AWS, so that something else at the endpoint cannot fill the memory.
 */
final class AnswerBody extends FilterInputStream {
    /** Several times the longest answer, which is a page of certificates or of CAs. */
    private static final int LONGEST = 16 << 20;

    /** What is wrong with a longer one. */
    static final String TOO_LONG = "the answer is longer than " + (LONGEST >> 20) + " MiB";

    private final OptionalLong length;
    private final Runnable onWhole;
    private long count;

    private AnswerBody(InputStream in, OptionalLong length, Runnable onWhole) {
        super(in);
        this.length = length;
        this.onWhole = onWhole;
    }

    /**
     * The same body within the limit.
     *
     * @param length the announced number of octets
     * @param onWhole is run when it has been read to its end
     */
    static AbortableInputStream of(AbortableInputStream body, OptionalLong length, Runnable onWhole) {
        return AbortableInputStream.create(new AnswerBody(body, length, onWhole), body);
    }

    /** There is more than AWS would send. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super(TOO_LONG);
        }
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        note(octet < 0 ? octet : 1);
        return octet;
    }

    @Override
    public int read(byte[] octets, int from, int size) throws IOException {
        int read = in.read(octets, from, size);
        note(read);
        return read;
    }

    private void note(int read) throws IOException {
        if (read < 0 && count < length.orElse(0)) {
            throw new EOFException("the answer was cut off");
        }
        count += Math.max(0, read);
        if (count > LONGEST) {
            throw new TooLongException();
        }
        if (read < 0 || count == length.orElse(Long.MAX_VALUE)) {
            onWhole.run();
        }
    }
}

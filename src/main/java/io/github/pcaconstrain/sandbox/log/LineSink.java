package io.github.pcaconstrain.sandbox.log;

import java.io.IOException;

/** A destination of lines. */
interface LineSink {
    /**
     * Writes a complete line.
     * @throws IOException if it may not have been written
     */
    void write(byte[] line) throws IOException;

    /** Closes it. */
    void close() throws IOException;
}

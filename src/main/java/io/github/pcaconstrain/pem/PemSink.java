package io.github.pcaconstrain.pem;

/** Receives the contents of a text, in order. */
public interface PemSink {
    /**
     * Receives a block.
     *
     * @param octets the array with its DER, which is reused for the next block
     * @param line the line of its BEGIN, from 1
     */
    void block(PemKind kind, byte[] octets, int from, int to, int line);

    /**
     * Receives an error: something that looks like a block, or part of one, but cannot be read.
     *
     * @param line its line, from 1
     * @param why what is wrong, in lower case without a period
     */
    void broken(int line, String why);

    /**
     * Receives an error: something outside the blocks, or in a block with another label, that would be lost, such as
     * DER appended to PEM. It is relevant only if the text has blocks.
     *
     * @param line its line, from 1
     * @param what what it is, in lower case without a period
     * @param remedy what to do, in the same style
     */
    void stray(int line, String what, String remedy);
}

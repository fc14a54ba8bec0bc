package io.github.pcaconstrain.pem;

/** Takes what a text holds, in its order. */
public interface PemSink {
    /**
     * A block.
     *
     * @param octets where its DER is; the array is used again for the next block
     * @param line the line of its BEGIN, from 1
     */
    void block(PemKind kind, byte[] octets, int from, int to, int line);

    /**
     * Something that looks like a block or a part of one and cannot be read.
     *
     * @param line where it is, from 1
     * @param why what is wrong, in lower case without a period
     */
    void broken(int line, String why);

    /**
     * Something beside the blocks or in one of another label that would be lost if nobody read it, such as DER that was
     * joined to PEM. It counts only in a text that has blocks.
     *
     * @param line where it is, from 1
     * @param what what it is, in lower case without a period
     * @param remedy what to do, likewise
     */
    void stray(int line, String what, String remedy);
}

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
}

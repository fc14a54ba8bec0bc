package io.github.pcaconstrain.audit.source;

/**
 * Takes what a source holds, in its order. Each call names the place that a reader is shown: a file inside a folder, an
 * alias of a key store. Called from one thread.
 */
public interface SourceSink {
    /**
     * Text with any number of whole PEM blocks, and whatever stands between them.
     *
     * @param text is the intake's from here on
     * @param length how much of the text counts
     */
    void pem(String place, byte[] text, int length);

    /** One certificate in DER, or what should be one. */
    void der(String place, byte[] der);

    /** Something that could not be read because it is damaged, or is not what it should be. */
    default void unreadable(String place, String why) {
        unreadable(place, why, UnreadableFix.REPAIR);
    }

    /**
     * Something that could not be read.
     *
     * @param why what is wrong, in lower case without a period
     * @param fix what the user can do about it, likewise
     */
    void unreadable(String place, String why, String fix);

    /** A file of a folder that looks like nothing that holds certificates. */
    void otherFile(String place);

    /**
     * Something to report that is no certificate.
     *
     * @param part the part of the place that it speaks of; may be empty
     * @param message one sentence in lower case without a period
     */
    void remark(String place, SourceNotice notice, String part, String message);
}

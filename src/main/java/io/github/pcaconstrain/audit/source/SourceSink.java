package io.github.pcaconstrain.audit.source;

import java.nio.file.Path;

/**
 * Receives the contents of a source, in order. Each call names the place that is shown to the user, such as a file
 * inside a folder or an alias of a key store. All calls come from one thread.
 */
public interface SourceSink extends FolderWalk.Sink {
    /** A file is going to be read; returns whether it should be. */
    default boolean starts(Path file) {
        return true;
    }

    /**
     * Receives text with any number of complete PEM blocks, and the text between them.
     *
     * @param text owned by the sink from now on
     * @param length the number of valid octets
     */
    void pem(String place, byte[] text, int length);

    /** Receives a certificate in DER, or what should be one. */
    void der(String place, byte[] der);

    /**
     * Receives something to report other than a certificate.
     *
     * @param part the part of the place that it is about; may be empty
     * @param message one sentence in lower case without a period
     */
    void remark(String place, SourceNotice notice, String part, String message);
}

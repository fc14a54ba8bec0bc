package io.github.pcaconstrain.audit.source;

/**
 * A source of certificates. It can be read twice, and returns the same certificates in the same order each time. A
 * source that can be read only once keeps its contents.
 */
public interface Source extends AutoCloseable {
    /** The name that the user gave. */
    String name();

    /**
     * Passes on everything in the source. Whatever cannot be read is passed to {@link SourceSink#unreadable}; it does
     * not cause an exception.
     */
    void read(SourceSink sink);

    /** How many octets are going to be read, as far as that is known before: of a file, not of a folder. */
    default long size() {
        return 0;
    }

    /** Deletes what was kept for a second reading. */
    @Override
    default void close() {}
}

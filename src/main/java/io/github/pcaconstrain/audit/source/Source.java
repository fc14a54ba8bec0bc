package io.github.pcaconstrain.audit.source;

/**
 * Something that holds certificates. It may be read twice, and gives the same certificates in the same order each time:
 * what can be had only once, it keeps.
 */
public interface Source extends AutoCloseable {
    /** What the user calls it. */
    String name();

    /** Hands over everything in it. What cannot be read goes to {@link SourceSink#unreadable} and is no exception. */
    void read(SourceSink sink);

    /** Gives up what was kept for a second reading. */
    @Override
    default void close() {}
}

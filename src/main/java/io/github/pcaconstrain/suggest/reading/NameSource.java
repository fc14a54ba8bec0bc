package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.name.PresentedName;

/** A list of names that are in no certificate. It can be read twice. */
public interface NameSource extends AutoCloseable {
    /** Receives names. */
    interface Sink {
        /**
         * One name.
         *
         * @param place where it was found, such as {@code names.txt:12}
         */
        void name(String place, PresentedName name);

        /** Something that could not be read. */
        void unreadable(String problem);

        /** So many more octets were read. */
        void read(long octets);
    }

    /** Passes on all names in order. */
    void read(Sink sink);

    /** How many octets are going to be read, as far as that is known before. */
    default long size() {
        return 0;
    }

    /** Deletes what was kept for the second reading. */
    @Override
    default void close() {}
}

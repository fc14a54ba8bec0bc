package io.github.pcaconstrain.ca.pacing;

import java.util.function.Supplier;

/** Hears what goes on, so that the user can be told what takes so long. Several threads may tell it at the same time. */
public interface Progress {
    /** Something that goes on until it is closed. */
    interface Activity extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public Activity working(Supplier<String> state) {
            return () -> {};
        }

        @Override
        public Activity waitingFor(String what) {
            return () -> {};
        }
    };

    /**
     * Work begins.
     *
     * @param state tells at any time, and in any thread, how far it is, such as {@code testing names: 3 of 12}
     */
    Activity working(Supplier<String> state);

    /**
     * An answer is waited for, or something that is not there yet.
     *
     * @param what it is, such as {@code the certificate}
     */
    Activity waitingFor(String what);

    /** Works. */
    default <T> T work(Supplier<String> state, Supplier<T> work) {
        Activity activity = working(state);
        try {
            return work.get();
        } finally {
            activity.close();
        }
    }

    /** Waits for an answer, or something that is not there yet. */
    default <T> T waitFor(String what, Supplier<T> wait) {
        Activity activity = waitingFor(what);
        try {
            return wait.get();
        } finally {
            activity.close();
        }
    }
}

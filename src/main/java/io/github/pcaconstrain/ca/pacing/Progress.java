package io.github.pcaconstrain.ca.pacing;

import java.time.Duration;

/** Hears what is waited for. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (what, soFar) -> {};

    /**
     * Something is not there yet.
     *
     * @param what it is, such as {@code the certificate}
     * @param soFar how long it has been waited for
     */
    void waiting(String what, Duration soFar);
}

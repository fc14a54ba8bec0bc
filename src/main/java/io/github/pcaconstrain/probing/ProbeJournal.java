package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.ProbeRequest;

/**
 * Is notified of everything that a run does at the service, so that an interrupted run can be resumed. The calls come
 * from several threads concurrently. An exception ends the run after everything is removed.
 */
public interface ProbeJournal {
    /** Ignores all notifications. */
    ProbeJournal NONE = new ProbeJournal() {};

    /** A request is about to be sent. */
    default void requesting(ProbeRequest request) {}

    /** The service returned the ARN of the certificate. */
    default void requested(ProbeRequest request, String certificate) {}

    /** The service refused the request, so there is no certificate. */
    default void nothingMade(ProbeRequest request) {}

    /** The certificate is deleted or revoked. */
    default void removed(String certificate) {}
}

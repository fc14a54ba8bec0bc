package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.ProbeRequest;

/**
 * Hears of everything that a run does to the service, so that one that was cut off can be taken up again. The calls come from
 * several threads, and at the same time. What it throws ends the run after everything is removed.
 */
public interface ProbeJournal {
    /** Hears nothing. */
    ProbeJournal NONE = new ProbeJournal() {};

    /** A request is about to be sent. */
    default void requesting(ProbeRequest request) {}

    /** The service has given the certificate an ARN. */
    default void requested(ProbeRequest request, String certificate) {}

    /** The service has refused the request, so that there is no certificate. */
    default void nothingMade(ProbeRequest request) {}

    /** The certificate is deleted or revoked. */
    default void removed(String certificate) {}
}

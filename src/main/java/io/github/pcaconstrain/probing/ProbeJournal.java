package io.github.pcaconstrain.probing;

/**
 * Hears of everything that a run does to the service, so that one that was cut off can be taken up again: with the same
 * run id, the same probe asks for the same certificate. The calls come from several threads, and at the same time. What it
 * throws ends the run after everything is removed.
 */
public interface ProbeJournal {
    /** Hears nothing. */
    ProbeJournal NONE = new ProbeJournal() {};

    /** A request is about to be sent. */
    default void requesting(Probe probe, String token) {}

    /** The service has given the certificate an ARN. */
    default void requested(Probe probe, String certificate) {}

    /** The certificate is deleted or revoked. */
    default void removed(String certificate) {}

    /** A probe has its answer. */
    default void answered(ProbeResult result) {}
}

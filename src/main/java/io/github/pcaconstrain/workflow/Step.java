package io.github.pcaconstrain.workflow;

import java.util.Locale;

/** What a run does, in the order in which it does it. Those that change something at AWS are told of before and after. */
public enum Step {
    /** The parent is about to be asked for the certificate; details: {@code token}, {@code request}. */
    REQUESTING,
    /** It has refused, and nothing came of it. */
    REFUSED,
    /** It was; details: {@code arn}. */
    REQUESTED,
    /** The certificate has passed the gate, and the folder has it. */
    ISSUED,
    /** The certificate has not passed the gate: the run ends here. */
    REJECTED,
    /** The certificate is about to be installed; details: {@code old}, in PEM, where the CA has one. */
    INSTALLING,
    /** The CA works with it. */
    INSTALLED,
    /** The old certificate is revoked. */
    RETIRED,
    /** A test is about to start. */
    TESTING,
    /** A certificate for a test is about to be requested; details: {@code name} and {@code token}. */
    PROBE_REQUESTING,
    /** It was; details: {@code name} and {@code arn}. */
    PROBE_REQUESTED,
    /** Nothing came of the request; details: {@code name}. */
    PROBE_ANSWERED,
    /** It is deleted or revoked; details: {@code arn}. */
    PROBE_REMOVED,
    /** The test is over; details: {@code exitCode}. */
    TESTED;

    /** The word for it in the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

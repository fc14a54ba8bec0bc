package io.github.pcaconstrain.workflow;

import java.util.List;
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
    /**
     * A certificate for a test is about to be requested; details: {@code name}, {@code token}, and all that it takes to
     * send the request again.
     */
    PROBE_REQUESTING,
    /** It was; details: {@code name}, {@code token} and {@code arn}. */
    PROBE_REQUESTED,
    /** Nothing came of the request; details: {@code name} and {@code token}. */
    PROBE_ANSWERED,
    /** It is deleted or revoked; details: {@code arn}. */
    PROBE_REMOVED,
    /** The test is over; details: {@code exitCode}. */
    TESTED;

    /** The details without which an entry of this step means nothing. */
    List<String> details() {
        return switch (this) {
            case REQUESTING -> List.of("token");
            case REQUESTED, PROBE_REMOVED -> List.of("arn");
            case PROBE_REQUESTING -> List.of("name", "token");
            case PROBE_REQUESTED -> List.of("name", "arn");
            case PROBE_ANSWERED -> List.of("name");
            case REFUSED, ISSUED, REJECTED, INSTALLING, INSTALLED, RETIRED, TESTING, TESTED -> List.of();
        };
    }

    /** The word for it in the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

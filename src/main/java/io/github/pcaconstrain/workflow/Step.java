package io.github.pcaconstrain.workflow;

import java.util.List;
import java.util.Locale;

/**
 * The steps of a run, in order. Those that change something in AWS are recorded before and after.
 */
public enum Step {
    /**
     * The run uses more than one account, or more than one set of credentials; details: {@code ca}, {@code parent},
     * {@code credentials}, and {@code caller}, which is empty if it is not known.
     */
    ACCOUNTS,
    /** A CA is about to be created; details: {@code token}, {@code region}. */
    CREATING,
    /** AWS refused to create it, so there is none. */
    NOT_CREATED,
    /** The CA is created, or was found; details: {@code arn}. */
    CREATED,
    /** The parent is about to be asked for the certificate; details: {@code token}, {@code request}. */
    REQUESTING,
    /** The parent refused, so there is no certificate. */
    REFUSED,
    /** The certificate was requested; details: {@code arn}. */
    REQUESTED,
    /** The certificate passed the gate, and is in the folder. */
    ISSUED,
    /** The certificate did not pass the gate: the run ends here. */
    REJECTED,
    /** The certificate is about to be installed; details: {@code old}, in PEM, if the CA has one. */
    INSTALLING,
    /** The CA uses the certificate. */
    INSTALLED,
    /** The old certificate is revoked. */
    RETIRED,
    /** ACM may renew certificates of the CA. */
    PERMITTED,
    /** A test is about to start. */
    TESTING,
    /**
     * A certificate for a test is about to be requested; details: {@code name}, {@code token}, and everything needed to
     * send the request again.
     */
    PROBE_REQUESTING,
    /** The test certificate was requested; details: {@code name}, {@code token} and {@code arn}. */
    PROBE_REQUESTED,
    /** The request had no effect; details: {@code name} and {@code token}. */
    PROBE_ANSWERED,
    /** The test certificate is deleted or revoked; details: {@code arn}. */
    PROBE_REMOVED,
    /** The test is over; details: {@code exitCode}. */
    TESTED,
    /** The end of a CA begins; details: {@code ca}. */
    RETIRING,
    /** A certificate that the CA issued is revoked; details: {@code serial}. */
    LEAF_REVOKED,
    /** The CA is disabled. */
    DISABLED,
    /** The certificate of the CA is revoked; details: {@code serial}. */
    OWN_REVOKED,
    /** The CA is deleted. */
    DELETED;

    /** The required details of an entry for this step. */
    List<String> details() {
        return switch (this) {
            case ACCOUNTS -> List.of("ca", "parent", "credentials");
            case CREATING, REQUESTING -> List.of("token");
            case CREATED, REQUESTED, PROBE_REMOVED -> List.of("arn");
            case RETIRING -> List.of("ca");
            case LEAF_REVOKED, OWN_REVOKED -> List.of("serial");
            case PROBE_REQUESTING -> List.of("name", "token");
            case PROBE_REQUESTED -> List.of("name", "arn");
            case PROBE_ANSWERED -> List.of("name");
            case NOT_CREATED,
                    REFUSED,
                    ISSUED,
                    REJECTED,
                    INSTALLING,
                    INSTALLED,
                    RETIRED,
                    PERMITTED,
                    TESTING,
                    TESTED,
                    DISABLED,
                    DELETED -> List.of();
        };
    }

    /** The name in the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.github.pcaconstrain.workflow;

/** What is left to do until a run has its certificate. */
public enum Outstanding {
    /** The certificate has to be requested from the parent. */
    REQUEST,
    /** The certificate was requested from the parent, but the answer did not arrive. */
    ANSWER,
    /** The parent accepted the request, and the certificate has to be fetched. */
    DELIVERY,
    /** The certificate is in the folder. */
    NOTHING
}

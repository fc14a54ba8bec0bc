package io.github.pcaconstrain.workflow;

/** What is left to do until a run has its certificate. */
public enum Outstanding {
    /** The parent is asked for it. */
    REQUEST,
    /** The parent was asked, and its answer did not arrive. */
    ANSWER,
    /** The parent has taken the request, and the certificate is to be fetched. */
    DELIVERY,
    /** The folder has it. */
    NOTHING
}

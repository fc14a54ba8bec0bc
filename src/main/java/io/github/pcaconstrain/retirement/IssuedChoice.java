package io.github.pcaconstrain.retirement;

/** What is done about the valid certificates that a CA has issued, before it is deleted. */
public enum IssuedChoice {
    /** Nothing: while there are any, the CA is not touched. */
    STOP,
    /** They are revoked. */
    REVOKE,
    /** The CA is disabled, and deleted by a later run, when they have expired. */
    WAIT
}

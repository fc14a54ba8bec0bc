package io.github.pcaconstrain.crypto;

/** What can be said of a signature. What counts in doubt is for the caller to say. */
public enum SignatureVerdict {
    /** The key made it. */
    VALID,

    /** The key did not make it. */
    INVALID,

    /** The algorithm is unknown, the key cannot be read, or it is so long that verifying would take minutes. */
    UNKNOWN
}

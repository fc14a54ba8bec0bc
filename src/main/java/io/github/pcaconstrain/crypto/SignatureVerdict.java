package io.github.pcaconstrain.crypto;

/** The result of verifying a signature. The caller decides what to do with unknown ones. */
public enum SignatureVerdict {
    /** The key made it. */
    VALID,

    /** The key did not make it. */
    INVALID,

    /** The algorithm is unknown, the key cannot be read, or it is so long that verifying would take minutes. */
    UNKNOWN
}

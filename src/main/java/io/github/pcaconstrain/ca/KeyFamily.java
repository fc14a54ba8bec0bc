package io.github.pcaconstrain.ca;

/** Kinds of keys: a CA signs with algorithms of its key's kind only. */
public enum KeyFamily {
    RSA,
    ECDSA,
    ML_DSA,
    SM2,
    /** One that this version does not know. */
    UNKNOWN
}

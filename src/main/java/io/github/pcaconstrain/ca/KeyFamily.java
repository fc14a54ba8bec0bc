package io.github.pcaconstrain.ca;

/**
 * Kinds of keys: a CA signs with algorithms of its key's kind only. Each parameter set of ML-DSA (FIPS 204) is a kind of its own.
 */
public enum KeyFamily {
    RSA,
    ECDSA,
    ML_DSA_44,
    ML_DSA_65,
    ML_DSA_87,
    SM2,
    /** One that this version does not know. */
    UNKNOWN
}

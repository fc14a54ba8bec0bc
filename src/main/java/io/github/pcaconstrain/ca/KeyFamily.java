package io.github.pcaconstrain.ca;

/**
 * Families of keys: a CA signs only with algorithms of its key's family. Each parameter set of ML-DSA (FIPS 204) is a
 * separate family.
 */
public enum KeyFamily {
    RSA,
    ECDSA,
    ML_DSA_44,
    ML_DSA_65,
    ML_DSA_87,
    SM2,
    /** A value that this version does not know. */
    UNKNOWN
}

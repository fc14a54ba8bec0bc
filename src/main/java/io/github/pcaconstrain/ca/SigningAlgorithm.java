package io.github.pcaconstrain.ca;

import java.util.Arrays;

/** The signing algorithms of CAs (API reference of AWS Private CA, IssueCertificate). */
public enum SigningAlgorithm {
    SHA256WITHRSA(KeyFamily.RSA),
    SHA384WITHRSA(KeyFamily.RSA),
    SHA512WITHRSA(KeyFamily.RSA),
    SHA256WITHRSA_PSS(KeyFamily.RSA),
    SHA384WITHRSA_PSS(KeyFamily.RSA),
    SHA512WITHRSA_PSS(KeyFamily.RSA),
    SHA256WITHECDSA(KeyFamily.ECDSA),
    SHA384WITHECDSA(KeyFamily.ECDSA),
    SHA512WITHECDSA(KeyFamily.ECDSA),
    ML_DSA_44(KeyFamily.ML_DSA_44),
    ML_DSA_65(KeyFamily.ML_DSA_65),
    ML_DSA_87(KeyFamily.ML_DSA_87),
    SM3WITHSM2(KeyFamily.SM2),
    /** A value that this version does not know. */
    UNKNOWN(KeyFamily.UNKNOWN);

    private final KeyFamily family;

    SigningAlgorithm(KeyFamily family) {
        this.family = family;
    }

    /** The algorithm with this name in the API. */
    public static SigningAlgorithm of(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(wireName))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The family of keys that it needs. */
    public KeyFamily family() {
        return family;
    }
}

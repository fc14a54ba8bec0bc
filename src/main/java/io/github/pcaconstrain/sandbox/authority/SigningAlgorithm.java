package io.github.pcaconstrain.sandbox.authority;

import java.security.Provider;
import java.util.Optional;

/**
 * Signature algorithms, by AWS's names. Those with RSASSA-PSS (RFC 4055, section 3.1) use the same digest in both
 * places, and a salt of its length.
 */
public enum SigningAlgorithm {
    SHA256WITHECDSA(KeyFamily.EC),
    SHA384WITHECDSA(KeyFamily.EC),
    SHA512WITHECDSA(KeyFamily.EC),
    SHA256WITHRSA(KeyFamily.RSA),
    SHA384WITHRSA(KeyFamily.RSA),
    SHA512WITHRSA(KeyFamily.RSA),
    SHA256WITHRSA_PSS(KeyFamily.RSA),
    SHA384WITHRSA_PSS(KeyFamily.RSA),
    SHA512WITHRSA_PSS(KeyFamily.RSA),
    ML_DSA_44(KeyFamily.ML_DSA_44),
    ML_DSA_65(KeyFamily.ML_DSA_65),
    ML_DSA_87(KeyFamily.ML_DSA_87);

    private static final String PSS = "_PSS";

    private final KeyFamily family;

    SigningAlgorithm(KeyFamily family) {
        this.family = family;
    }

    /** The algorithm with this name in the API, if it is supported. */
    public static Optional<SigningAlgorithm> of(String wireName) {
        for (SigningAlgorithm algorithm : values()) {
            if (algorithm.name().equals(wireName)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    private boolean isPss() {
        return name().endsWith(PSS);
    }

    /** The provider that signs with it; empty for the JDK's own providers. */
    Optional<Provider> provider() {
        return isPss() ? Optional.of(BouncyCastle.PROVIDER) : family.provider();
    }

    /** Its name in Java's cryptography architecture; for ML-DSA, that of the key. */
    String jcaName() {
        return switch (family) {
            case RSA, EC -> isPss() ? name().replace(PSS, "ANDMGF1") : name();
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> family.jcaName();
        };
    }

    /** The family of keys that it signs with. */
    public KeyFamily family() {
        return family;
    }
}

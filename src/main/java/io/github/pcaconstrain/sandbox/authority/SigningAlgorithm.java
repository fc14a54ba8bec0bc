package io.github.pcaconstrain.sandbox.authority;

import java.util.Optional;

/**
 * How a CA signs, by AWS's names. Those of RSASSA-PSS (RFC 4055, section 3.1) hash twice with the same digest, and their salt is
 * as long as that.
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
    SHA512WITHRSA_PSS(KeyFamily.RSA);

    private static final String PSS = "_PSS";

    private final KeyFamily family;

    SigningAlgorithm(KeyFamily family) {
        this.family = family;
    }

    /** The algorithm of this name in the API, if it is one of these. */
    public static Optional<SigningAlgorithm> of(String wireName) {
        for (SigningAlgorithm algorithm : values()) {
            if (algorithm.name().equals(wireName)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    boolean isPss() {
        return name().endsWith(PSS);
    }

    /** Its name in Java's architecture of cryptography. */
    String jcaName() {
        return isPss() ? name().replace(PSS, "ANDMGF1") : name();
    }

    /** The keys that it signs with. */
    public KeyFamily family() {
        return family;
    }
}

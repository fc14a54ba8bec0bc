package io.github.pcaconstrain.sandbox.authority;

import java.util.Optional;

/** How a CA signs; the names are both AWS's and the JDK's. */
public enum SigningAlgorithm {
    SHA256WITHECDSA(KeyFamily.EC),
    SHA384WITHECDSA(KeyFamily.EC),
    SHA512WITHECDSA(KeyFamily.EC),
    SHA256WITHRSA(KeyFamily.RSA),
    SHA384WITHRSA(KeyFamily.RSA),
    SHA512WITHRSA(KeyFamily.RSA);

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

    /** The keys that it signs with. */
    public KeyFamily family() {
        return family;
    }
}

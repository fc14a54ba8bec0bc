package io.github.pcaconstrain.sandbox.authority;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The keys that a CA may have, by AWS's names for them. ML-DSA and SM2 are left out. */
public enum KeyAlgorithm {
    RSA_2048("RSA_2048", KeyFamily.RSA, "2048"),
    RSA_3072("RSA_3072", KeyFamily.RSA, "3072"),
    RSA_4096("RSA_4096", KeyFamily.RSA, "4096"),
    EC_P256("EC_prime256v1", KeyFamily.EC, "secp256r1"),
    EC_P384("EC_secp384r1", KeyFamily.EC, "secp384r1"),
    EC_P521("EC_secp521r1", KeyFamily.EC, "secp521r1");

    private final String wireName;
    private final KeyFamily family;
    private final String size;

    /**
     * An algorithm.
     *
     * @param size of an RSA key in bits, or the name of a curve
     */
    KeyAlgorithm(String wireName, KeyFamily family, String size) {
        this.wireName = wireName;
        this.family = family;
        this.size = size;
    }

    /** The algorithm of this name in the API, if it is one of these. */
    public static Optional<KeyAlgorithm> of(String wireName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(wireName))
                .findFirst();
    }

    /** Whose signing algorithms go with it. */
    public KeyFamily family() {
        return family;
    }

    /** A new key pair. */
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family.jcaName());
            generator.initialize(parameters(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes " + wireName, e);
        }
    }

    private AlgorithmParameterSpec parameters() {
        return switch (family) {
            case RSA -> new RSAKeyGenParameterSpec(Integer.parseInt(size), RSAKeyGenParameterSpec.F4);
            case EC -> new ECGenParameterSpec(size);
        };
    }
}

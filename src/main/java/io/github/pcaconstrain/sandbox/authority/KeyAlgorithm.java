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
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;

/** The key algorithms of CAs, by AWS's names, except SM2. */
public enum KeyAlgorithm {
    RSA_2048("RSA_2048", KeyFamily.RSA, "2048", SigningAlgorithm.SHA256WITHRSA),
    RSA_3072("RSA_3072", KeyFamily.RSA, "3072", SigningAlgorithm.SHA256WITHRSA),
    RSA_4096("RSA_4096", KeyFamily.RSA, "4096", SigningAlgorithm.SHA256WITHRSA),
    EC_P256("EC_prime256v1", KeyFamily.EC, "secp256r1", SigningAlgorithm.SHA256WITHECDSA),
    EC_P384("EC_secp384r1", KeyFamily.EC, "secp384r1", SigningAlgorithm.SHA384WITHECDSA),
    EC_P521("EC_secp521r1", KeyFamily.EC, "secp521r1", SigningAlgorithm.SHA512WITHECDSA),
    ML_DSA_44("ML_DSA_44", KeyFamily.ML_DSA_44, "ML-DSA-44", SigningAlgorithm.ML_DSA_44),
    ML_DSA_65("ML_DSA_65", KeyFamily.ML_DSA_65, "ML-DSA-65", SigningAlgorithm.ML_DSA_65),
    ML_DSA_87("ML_DSA_87", KeyFamily.ML_DSA_87, "ML-DSA-87", SigningAlgorithm.ML_DSA_87);

    private final String wireName;
    private final KeyFamily family;
    private final String size;
    private final SigningAlgorithm usual;

    /**
     * An algorithm.
     *
     * @param size the number of bits of an RSA key, or the name of a curve or of a parameter set
     */
    KeyAlgorithm(String wireName, KeyFamily family, String size, SigningAlgorithm usual) {
        this.wireName = wireName;
        this.family = family;
        this.size = size;
        this.usual = usual;
    }

    /** The algorithm with this name in the API, if it is supported. */
    public static Optional<KeyAlgorithm> of(String wireName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(wireName))
                .findFirst();
    }

    /** Its name in the API. */
    public String wireName() {
        return wireName;
    }

    /** The default signature algorithm of a CA with this key. Its hash is at least as strong as the key. */
    public SigningAlgorithm usualSigningAlgorithm() {
        return usual;
    }

    /** The family whose signature algorithms fit this key. */
    public KeyFamily family() {
        return family;
    }

    /** A new key pair. */
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = family.generator();
            generator.initialize(parameters(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK and Bouncy Castle always make " + wireName, e);
        }
    }

    private AlgorithmParameterSpec parameters() {
        return switch (family) {
            case RSA -> new RSAKeyGenParameterSpec(Integer.parseInt(size), RSAKeyGenParameterSpec.F4);
            case EC -> new ECGenParameterSpec(size);
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> MLDSAParameterSpec.fromName(size);
        };
    }
}

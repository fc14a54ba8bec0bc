package io.github.pcaconstrain.ca;

import java.util.Arrays;

/** The key algorithms of CAs in AWS Private CA (API reference, type CertificateAuthorityConfiguration). */
public enum KeyAlgorithm {
    RSA_2048("RSA_2048", KeyFamily.RSA, SigningAlgorithm.SHA256WITHRSA),
    RSA_3072("RSA_3072", KeyFamily.RSA, SigningAlgorithm.SHA256WITHRSA),
    RSA_4096("RSA_4096", KeyFamily.RSA, SigningAlgorithm.SHA256WITHRSA),
    EC_P256("EC_prime256v1", KeyFamily.ECDSA, SigningAlgorithm.SHA256WITHECDSA),
    EC_P384("EC_secp384r1", KeyFamily.ECDSA, SigningAlgorithm.SHA384WITHECDSA),
    EC_P521("EC_secp521r1", KeyFamily.ECDSA, SigningAlgorithm.SHA512WITHECDSA),
    ML_DSA_44("ML_DSA_44", KeyFamily.ML_DSA_44, SigningAlgorithm.ML_DSA_44),
    ML_DSA_65("ML_DSA_65", KeyFamily.ML_DSA_65, SigningAlgorithm.ML_DSA_65),
    ML_DSA_87("ML_DSA_87", KeyFamily.ML_DSA_87, SigningAlgorithm.ML_DSA_87),
    SM2("SM2", KeyFamily.SM2, SigningAlgorithm.SM3WITHSM2),
    /** A value that this version does not know. */
    UNKNOWN("UNKNOWN", KeyFamily.UNKNOWN, SigningAlgorithm.UNKNOWN);

    private final String wireName;
    private final KeyFamily family;
    private final SigningAlgorithm usual;

    KeyAlgorithm(String wireName, KeyFamily family, SigningAlgorithm usual) {
        this.wireName = wireName;
        this.family = family;
        this.usual = usual;
    }

    /** Its name in the API. ACM answers with a hyphen where AWS Private CA has an underscore; both are known. */
    public static KeyAlgorithm of(String wireName) {
        String name = wireName.replace('-', '_');
        return Arrays.stream(values())
                .filter(each -> each.wireName.equalsIgnoreCase(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Its name in the API. */
    public String wireName() {
        return wireName;
    }

    /** Its family. */
    public KeyFamily family() {
        return family;
    }

    /** The default signing algorithm of a CA with this key: a hash that is at least as strong as the key. */
    public SigningAlgorithm usualSigningAlgorithm() {
        return usual;
    }
}

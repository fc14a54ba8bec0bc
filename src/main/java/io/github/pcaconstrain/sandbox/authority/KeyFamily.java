package io.github.pcaconstrain.sandbox.authority;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;

/**
 * What a key and an algorithm that signs with it have in common. ML-DSA (FIPS 204) is one family for each of its parameter sets,
 * since a key of one signs with no other.
 */
public enum KeyFamily {
    RSA("RSA"),
    EC("EC"),
    ML_DSA_44("ML-DSA-44"),
    ML_DSA_65("ML-DSA-65"),
    ML_DSA_87("ML-DSA-87");

    private final String jcaName;

    KeyFamily(String jcaName) {
        this.jcaName = jcaName;
    }

    String jcaName() {
        return jcaName;
    }

    /** Who makes, reads and uses these keys; empty for the JDK's own providers, which have ML-DSA from 24 on only. */
    Optional<Provider> provider() {
        return switch (this) {
            case RSA, EC -> Optional.empty();
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> Optional.of(BouncyCastle.PROVIDER);
        };
    }

    KeyPairGenerator generator() throws NoSuchAlgorithmException {
        Optional<Provider> provider = provider();
        return provider.isPresent()
                ? KeyPairGenerator.getInstance(jcaName, provider.get())
                : KeyPairGenerator.getInstance(jcaName);
    }

    KeyFactory factory() throws NoSuchAlgorithmException {
        Optional<Provider> provider = provider();
        return provider.isPresent() ? KeyFactory.getInstance(jcaName, provider.get()) : KeyFactory.getInstance(jcaName);
    }
}

package io.github.pcaconstrain.sandbox.authority;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;

/**
 * A family of keys and the signature algorithms that fit them. Each parameter set of ML-DSA (FIPS 204) is a family of
 * its own, since its keys cannot sign with another set.
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

    /**
     * The provider that creates, reads and uses these keys; empty for the JDK's own providers, which have ML-DSA only
     * from JDK 24 on.
     */
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

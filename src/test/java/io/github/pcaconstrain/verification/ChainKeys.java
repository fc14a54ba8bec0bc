package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.TestCertificates;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The keys of chains, one for each place in a chain, made once per run. */
final class ChainKeys {
    /** P-256, which every verifier takes. */
    static final ChainKeys USUAL = new ChainKeys(TestCertificates::generate);

    /**
     * RSA with 1024 bits, the shortest that the JDK takes: where a million chains are judged, signatures by P-256 would take more than half
     * of the time. No name is judged differently for it.
     */
    static final ChainKeys QUICK = new ChainKeys(ChainKeys::rsa);

    private final Supplier<KeyPair> generator;
    private final List<KeyPair> keys = new ArrayList<>();

    private ChainKeys(Supplier<KeyPair> generator) {
        this.generator = generator;
    }

    /** The key for this place. */
    synchronized KeyPair at(int place) {
        while (keys.size() <= place) {
            keys.add(generator.get());
        }
        return keys.get(place);
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

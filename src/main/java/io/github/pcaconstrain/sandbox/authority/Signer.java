package io.github.pcaconstrain.sandbox.authority;

import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA's private key, ready to sign. */
public record Signer(PrivateKey key, SecureRandom random) {
    ContentSigner with(SigningAlgorithm algorithm) {
        try {
            return new JcaContentSignerBuilder(algorithm.name())
                    .setSecureRandom(random)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the JDK does not sign with " + algorithm, e);
        }
    }
}

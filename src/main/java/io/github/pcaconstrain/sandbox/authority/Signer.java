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
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm.jcaName()).setSecureRandom(random);
            algorithm.provider().ifPresent(builder::setProvider);
            return builder.build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("nobody signs with " + algorithm, e);
        }
    }
}

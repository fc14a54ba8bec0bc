package io.github.pcaconstrain.sandbox.authority;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA's private key, ready to sign. */
public record Signer(PrivateKey key, SecureRandom random) {
    /** Whether a public key belongs to this private key: it must verify a signature. */
    public boolean isOf(SubjectPublicKeyInfo publicKey, SigningAlgorithm algorithm) {
        try {
            ContentSigner signer = with(algorithm);
            signer.getOutputStream().write(publicKey.getEncoded());
            ContentVerifier verifier = Verifier.of(publicKey).get(signer.getAlgorithmIdentifier());
            verifier.getOutputStream().write(publicKey.getEncoded());
            return verifier.verify(signer.getSignature());
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            return false; // mismatched keys cause several kinds of exceptions
        }
    }

    /** A signer with this algorithm, which must fit the key. */
    public ContentSigner with(SigningAlgorithm algorithm) {
        try {
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm.jcaName()).setSecureRandom(random);
            algorithm.provider().ifPresent(builder::setProvider);
            return builder.build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("nobody signs with " + algorithm, e);
        }
    }
}

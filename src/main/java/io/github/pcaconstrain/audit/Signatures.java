package io.github.pcaconstrain.audit;

import java.security.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures with Bouncy Castle, which knows more algorithms than the JDK and reads keys that the JDK refuses. Its
 * provider is used directly and never registered. Safe to share between threads.
 */
final class Signatures {
    /** What is known of a signature. */
    enum Verdict {
        VALID,
        INVALID,
        /** The algorithm or the key is one that cannot be handled here. */
        UNKNOWN
    }

    /** The longest RSA modulus that is worked with: verifying takes time that grows with its square. */
    private static final int MAX_RSA_BITS = 16_384;

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final Map<String, Verdict> known = new ConcurrentHashMap<>();

    /** Whether the certificate was signed with this key. */
    Verdict verify(Parsed certificate, Parsed signer) {
        if (certificate.isCa()) {
            String pair = certificate.fingerprint() + signer.publicKey();
            return known.computeIfAbsent(pair, key -> compute(certificate, signer));
        }
        return compute(certificate, signer);
    }

    private static Verdict compute(Parsed certificate, Parsed signer) {
        SubjectPublicKeyInfo key = signer.asn1().getSubjectPublicKeyInfo();
        ContentVerifierProvider verifier;
        try {
            if (isTooLong(key)) {
                return Verdict.UNKNOWN;
            }
            verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(key);
            verifier.get(certificate.asn1().getSignatureAlgorithm());
        } catch (Exception e) {
            // Bouncy Castle and the JDK throw checked and unchecked types for keys that they do not know.
            return Verdict.UNKNOWN;
        }
        try {
            return new X509CertificateHolder(certificate.asn1()).isSignatureValid(verifier)
                    ? Verdict.VALID
                    : Verdict.INVALID;
        } catch (Exception e) {
            return Verdict.INVALID; // the signature does not even have the form that its algorithm demands
        }
    }

    private static boolean isTooLong(SubjectPublicKeyInfo key) throws java.io.IOException {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                && RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength() > MAX_RSA_BITS;
    }
}

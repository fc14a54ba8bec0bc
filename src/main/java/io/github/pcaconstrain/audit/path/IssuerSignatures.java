package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import java.io.OutputStream;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures with Bouncy Castle, which knows more algorithms than the JDK and reads keys that the JDK refuses. Its
 * provider is used directly and never registered. Safe to share between threads.
 */
public final class IssuerSignatures {
    /** What is known of a signature. */
    public enum Verdict {
        VALID,
        INVALID,
        /** The algorithm or the key is one that cannot be handled here. */
        UNKNOWN
    }

    /** The longest RSA modulus that is worked with: verifying takes time that grows with its square. */
    private static final int MAX_RSA_BITS = 16_384;

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final Map<String, Verdict> known = new ConcurrentHashMap<>();

    /** Whether the certificate was signed with this key, and keeps the rules without which no signature counts. */
    public Verdict verify(ParsedCertificate certificate, ParsedCertificate signer) {
        if (certificate.isCa()) {
            String pair = certificate.fingerprint() + signer.publicKey();
            return known.computeIfAbsent(pair, key -> compute(certificate, signer));
        }
        return compute(certificate, signer);
    }

    /** Over the octets that were signed: an encoding anew may differ from them (RFC 5280, section 4.1.1.3). */
    private static Verdict compute(ParsedCertificate certificate, ParsedCertificate signer) {
        RawCertificate signed = certificate.raw();
        if (signed.violation().isPresent()) {
            return Verdict.INVALID;
        }
        ContentVerifier verifier;
        try {
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(signed.signatureAlgorithm());
            SubjectPublicKeyInfo key =
                    SubjectPublicKeyInfo.getInstance(signer.raw().publicKey());
            if (isTooLong(key)) {
                return Verdict.UNKNOWN;
            }
            verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(key)
                    .get(algorithm);
        } catch (Exception e) {
            // Bouncy Castle and the JDK throw checked and unchecked types for keys that they do not know.
            return isForAnotherKey(e) ? Verdict.INVALID : Verdict.UNKNOWN;
        }
        try (OutputStream content = verifier.getOutputStream()) {
            content.write(signed.toBeSigned());
            return verifier.verify(signed.signature()) ? Verdict.VALID : Verdict.INVALID;
        } catch (Exception e) {
            return Verdict.INVALID; // the signature does not even have the form that its algorithm demands
        }
    }

    /** Whether key and algorithm are known and do not go together, such as an EC key and a signature by RSA. */
    private static boolean isForAnotherKey(Exception e) {
        return e.getCause() instanceof InvalidKeyException;
    }

    private static boolean isTooLong(SubjectPublicKeyInfo key) throws java.io.IOException {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                && RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength() > MAX_RSA_BITS;
    }
}

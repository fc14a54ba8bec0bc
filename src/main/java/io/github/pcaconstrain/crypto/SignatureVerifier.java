package io.github.pcaconstrain.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures, for all that ask whether one counts: with Bouncy Castle alone, whatever the JDK. It knows more
 * algorithms (ML-DSA is in the JDK from 24 on, SM2 in none), reads keys that the JDK refuses, and takes a fifth of the time that
 * the JDK 17 takes for ECDSA. Its provider is used directly and never registered; the usual signatures of RSA keys do without it,
 * which saves a command that verifies one signature the 500 classes that make it up. Says nothing of names, dates or usages. Safe
 * to share between threads.
 */
public final class SignatureVerifier {
    /** The longest RSA modulus that is worked with: verifying takes time that grows with its square. */
    private static final int MAX_RSA_BITS = 16_384;

    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> USUAL = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, SHA256Digest::new,
            PKCSObjectIdentifiers.sha384WithRSAEncryption, SHA384Digest::new,
            PKCSObjectIdentifiers.sha512WithRSAEncryption, SHA512Digest::new);

    /** Made when it is first needed. */
    private static final class Jca {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    private SignatureVerifier() {}

    /**
     * Verifies a signature.
     *
     * @param signed what is signed, with the signature
     * @param publicKey the key that is to have made it, as SubjectPublicKeyInfo in DER
     */
    public static SignatureVerdict verify(SignedObject signed, byte[] publicKey) {
        ContentVerifier verifier;
        try {
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(signed.algorithm());
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(publicKey);
            if (isTooLong(key)) {
                return SignatureVerdict.UNKNOWN;
            }
            if (isUsual(algorithm, key)) {
                return verifyUsual(signed, algorithm, key);
            }
            verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(Jca.PROVIDER)
                    .build(key)
                    .get(algorithm);
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            // Bouncy Castle and the JDK throw checked and unchecked types for keys that they do not know.
            return isForAnotherKey(e) ? SignatureVerdict.INVALID : SignatureVerdict.UNKNOWN;
        }
        try (OutputStream content = verifier.getOutputStream()) {
            content.write(signed.content());
            return verifier.verify(signed.signature()) ? SignatureVerdict.VALID : SignatureVerdict.INVALID;
        } catch (IOException | RuntimeException e) {
            return SignatureVerdict.INVALID; // the signature does not even have the form that its algorithm demands
        }
    }

    /** Whether it is RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2) with a hash of SHA-2, with the parameters of RFC 4055, section 5. */
    private static boolean isUsual(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) {
        return isRsa(key)
                && USUAL.containsKey(algorithm.getAlgorithm())
                && (algorithm.getParameters() == null
                        || algorithm.getParameters().equals(DERNull.INSTANCE));
    }

    private static SignatureVerdict verifyUsual(
            SignedObject signed, AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) throws IOException {
        RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
        Digest digest =
                Objects.requireNonNull(USUAL.get(algorithm.getAlgorithm())).get();
        RSADigestSigner signer = new RSADigestSigner(digest);
        signer.init(false, new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
        byte[] content = signed.content();
        signer.update(content, 0, content.length);
        return signer.verifySignature(signed.signature()) ? SignatureVerdict.VALID : SignatureVerdict.INVALID;
    }

    /** Whether key and algorithm are known and do not go together, such as an EC key and a signature by RSA. */
    private static boolean isForAnotherKey(Exception e) {
        return e.getCause() instanceof InvalidKeyException;
    }

    private static boolean isRsa(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    private static boolean isTooLong(SubjectPublicKeyInfo key) throws IOException {
        return isRsa(key)
                && RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength() > MAX_RSA_BITS;
    }
}

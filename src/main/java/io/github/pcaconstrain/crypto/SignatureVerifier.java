package io.github.pcaconstrain.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Map;
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
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures, for all that ask whether one counts: with Bouncy Castle alone, whatever the JDK. It knows more
 * algorithms (ML-DSA is in the JDK from 24 on, SM2 in none), reads keys that the JDK refuses, and takes a fifth of the time that
 * the JDK 17 takes for ECDSA. Its provider is used directly and not registered here; the usual signatures of RSA keys do without it,
 * which saves a command that verifies one signature the 500 classes that make it up. Says nothing of names, dates or usages. Safe
 * to share between threads.
 */
public final class SignatureVerifier {
    /** The longest RSA modulus that is worked with: verifying takes time that grows with its square. */
    private static final int MAX_RSA_BITS = 16_384;

    /** The signatures of RSA keys that do without the provider: with a hash of SHA-2, which nearly all have. */
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> USUAL = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, SHA256Digest::new,
            PKCSObjectIdentifiers.sha384WithRSAEncryption, SHA384Digest::new,
            PKCSObjectIdentifiers.sha512WithRSAEncryption, SHA512Digest::new);

    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(3);

    private SignatureVerifier() {}

    /**
     * Verifies a signature.
     *
     * @param signed what is signed, with the signature
     * @param publicKey the key that is to have made it, as SubjectPublicKeyInfo in DER
     */
    public static SignatureVerdict verify(SignedObject signed, byte[] publicKey) {
        return verify(signed, publicKey, true);
    }

    /**
     * Verifies a signature in one of two ways, which have the same outcome.
     *
     * @param isShort whether the usual signatures of RSA keys do without the provider
     */
    static SignatureVerdict verify(SignedObject signed, byte[] publicKey, boolean isShort) {
        try {
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(signed.algorithm());
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(publicKey);
            if (isRsa(key)) {
                return verifyByRsa(signed, algorithm, key, isShort);
            }
            return verifyByProvider(signed, algorithm, key);
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            // Bouncy Castle and the JDK throw checked and unchecked types for keys that they do not know.
            return isForAnotherKey(e) ? SignatureVerdict.INVALID : SignatureVerdict.UNKNOWN;
        }
    }

    private static SignatureVerdict verifyByRsa(
            SignedObject signed, AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key, boolean isShort)
            throws IOException, OperatorCreationException {
        RSAKeyParameters rsa = sound(RSAPublicKey.getInstance(key.parsePublicKey()));
        if (hasOddParameters(algorithm)) {
            return SignatureVerdict.UNKNOWN;
        }
        if (signed.signature().length != (rsa.getModulus().bitLength() + 7) / 8) {
            return SignatureVerdict.INVALID; // RFC 8017, sections 8.1.2 and 8.2.2; Bouncy Castle accepts shorter ones
        }
        Supplier<Digest> digest = isShort ? USUAL.get(algorithm.getAlgorithm()) : null;
        return digest == null ? verifyByProvider(signed, algorithm, key) : verifyUsual(signed, digest.get(), rsa);
    }

    /** RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2). */
    private static SignatureVerdict verifyUsual(SignedObject signed, Digest digest, RSAKeyParameters key) {
        RSADigestSigner signer = new RSADigestSigner(digest);
        signer.init(false, key);
        byte[] content = signed.content();
        signer.update(content, 0, content.length);
        return signer.verifySignature(signed.signature()) ? SignatureVerdict.VALID : SignatureVerdict.INVALID;
    }

    private static SignatureVerdict verifyByProvider(
            SignedObject signed, AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key)
            throws OperatorCreationException {
        ContentVerifier verifier = new JcaContentVerifierProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build(key)
                .get(algorithm);
        try (OutputStream content = verifier.getOutputStream()) {
            content.write(signed.content());
            return verifier.verify(signed.signature()) ? SignatureVerdict.VALID : SignatureVerdict.INVALID;
        } catch (IOException | RuntimeException e) {
            return SignatureVerdict.INVALID; // the signature does not even have the form that its algorithm demands
        }
    }

    /**
     * A key that RFC 8017, section 3.1, allows, as far as that shows without its factors, and that is short enough.
     *
     * @throws IllegalArgumentException for any other
     */
    private static RSAKeyParameters sound(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        if (modulus.bitLength() > MAX_RSA_BITS) {
            throw new IllegalArgumentException("RSA modulus too long");
        }
        if (exponent.compareTo(MIN_RSA_EXPONENT) < 0 || exponent.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException("RSA exponent out of range"); // with exponent 1, anybody signs
        }
        return new RSAKeyParameters(false, modulus, exponent);
    }

    /** Whether the algorithm is of PKCS #1 v1.5 and has parameters, which have to be NULL (RFC 4055, section 5). */
    private static boolean hasOddParameters(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)
                && !algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && algorithm.getParameters() != null
                && !algorithm.getParameters().equals(DERNull.INSTANCE);
    }

    /** Whether key and algorithm are known and do not go together, such as an EC key and a signature by RSA. */
    private static boolean isForAnotherKey(Exception e) {
        return e.getCause() instanceof InvalidKeyException;
    }

    private static boolean isRsa(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }
}

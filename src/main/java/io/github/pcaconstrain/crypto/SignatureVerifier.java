package io.github.pcaconstrain.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures for all callers, only with Bouncy Castle, independently of the JDK. Bouncy Castle supports more
 * algorithms (the JDK has ML-DSA only from 24 on, and SM2 in no version), reads keys that the JDK refuses, and takes a
 * fifth of the time of JDK 17 for ECDSA. Its provider is used directly and not registered. The usual signatures do
 * not need it, so a command that verifies a single signature need not load the provider's 500 classes. Names, dates and
 * usages are not checked. Thread-safe.
 */
public final class SignatureVerifier {
    /** The maximum length of an RSA modulus: the time for verifying grows with its square. */
    private static final int MAX_RSA_BITS = 16_384;

    /** The RSA signatures that do not need the provider: those with SHA-2, which are nearly all. */
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> USUAL = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, SHA256Digest::new,
            PKCSObjectIdentifiers.sha384WithRSAEncryption, SHA384Digest::new,
            PKCSObjectIdentifiers.sha512WithRSAEncryption, SHA512Digest::new);

    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(3);

    private SignatureVerifier() {}

    /**
     * Verifies a signature.
     *
     * @param signed the signed data with the signature
     * @param publicKey the key that should have made the signature, as SubjectPublicKeyInfo in DER
     */
    public static SignatureVerdict verify(SignedObject signed, byte[] publicKey) {
        return verify(signed, publicKey, true);
    }

    /**
     * Verifies the signature of a CSR that AWS has answered with. As {@link #verify(SignedObject, byte[])}, but an RSA modulus
     * is not tested for being a prime, with which anyone could sign. That would take a fifth of the time of a short
     * command, and help against nobody: who can answer in the place of AWS can sign with any key.
     *
     * @param csr the signed data with the signature
     * @param publicKey the key in the CSR, as SubjectPublicKeyInfo in DER
     */
    public static SignatureVerdict verifyFromAws(SignedObject csr, byte[] publicKey) {
        return verify(csr, publicKey, true, false);
    }

    /**
     * Verifies a signature in one of two ways, which have the same result.
     *
     * @param isShort whether to verify the usual signatures without the provider
     */
    static SignatureVerdict verify(SignedObject signed, byte[] publicKey, boolean isShort) {
        return verify(signed, publicKey, isShort, true);
    }

    private static SignatureVerdict verify(
            SignedObject signed, byte[] publicKey, boolean isShort, boolean testsModulus) {
        try {
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(signed.algorithm());
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(publicKey);
            if (isRsa(key)) {
                return verifyByRsa(signed, algorithm, key, isShort, testsModulus);
            }
            Optional<Signer> usual = isShort ? UsualEcdsa.verifier(algorithm, key) : Optional.empty();
            return usual.isPresent() ? verifyBy(usual.get(), signed) : verifyByProvider(signed, algorithm, key);
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            // Bouncy Castle and the JDK throw checked and unchecked exceptions for keys that they do not support.
            return isForAnotherKey(e) ? SignatureVerdict.INVALID : SignatureVerdict.UNKNOWN;
        }
    }

    private static SignatureVerdict verifyByRsa(
            SignedObject signed,
            AlgorithmIdentifier algorithm,
            SubjectPublicKeyInfo key,
            boolean isShort,
            boolean testsModulus)
            throws IOException, OperatorCreationException {
        RSAKeyParameters rsa = sound(RSAPublicKey.getInstance(key.parsePublicKey()), testsModulus);
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
        return verifyBy(signer, signed);
    }

    private static SignatureVerdict verifyBy(Signer signer, SignedObject signed) {
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
            return SignatureVerdict.INVALID; // the signature does not even have the form that its algorithm requires
        }
    }

    /**
     * Parses a key that is short enough and valid according to RFC 8017, section 3.1, as far as that can be checked
     * without its factors.
     *
     * @param testsModulus whether to look for small factors, and for the modulus being a prime
     * @throws IllegalArgumentException for any other
     */
    private static RSAKeyParameters sound(RSAPublicKey key, boolean testsModulus) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        if (modulus.bitLength() > MAX_RSA_BITS) {
            throw new IllegalArgumentException("RSA modulus too long");
        }
        if (exponent.compareTo(MIN_RSA_EXPONENT) < 0 || exponent.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException("RSA exponent out of range"); // with exponent 1, anyone can sign
        }
        return testsModulus ? new RSAKeyParameters(false, modulus, exponent) : new UntestedRsaKey(modulus, exponent);
    }

    /** Whether the algorithm is a PKCS #1 v1.5 one with parameters other than NULL (RFC 4055, section 5). */
    private static boolean hasOddParameters(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)
                && !algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && algorithm.getParameters() != null
                && !algorithm.getParameters().equals(DERNull.INSTANCE);
    }

    /** Whether key and algorithm are known but do not match, such as an EC key and an RSA signature. */
    private static boolean isForAnotherKey(Exception e) {
        return e.getCause() instanceof InvalidKeyException;
    }

    private static boolean isRsa(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }
}

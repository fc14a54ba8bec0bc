package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * The kinds of keys in a chain that not every verifier supports, such as ML-DSA. A verifier that does not support a key
 * refuses every chain with it, which is not a verdict.
 */
final class RareKeys {
    private static final Set<ASN1ObjectIdentifier> USUAL_CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private RareKeys() {}

    /** One DER certificate for each kind, by the name of the kind; empty if all keys are RSA, or EC on NIST curves. */
    static Map<String, byte[]> of(Chain chain) {
        Map<String, byte[]> rare = new LinkedHashMap<>();
        for (byte[] der : chain.all()) {
            key(der).filter(key -> !isUsual(key)).ifPresent(key -> rare.putIfAbsent(name(key), der));
        }
        return rare;
    }

    private static Optional<AlgorithmIdentifier> key(byte[] der) {
        try {
            byte[] key = RawCertificate.of(der).publicKey();
            return Optional.of(SubjectPublicKeyInfo.getInstance(key).getAlgorithm());
        } catch (RuntimeException e) {
            return Optional.empty(); // Bouncy Castle throws several unchecked exceptions for an invalid key
        }
    }

    /** The names of the kinds, for a message. */
    static String names(Chain chain) {
        Map<String, byte[]> rare = of(chain);
        return rare.isEmpty() ? "an algorithm of the chain" : String.join(", ", rare.keySet());
    }

    private static boolean isUsual(AlgorithmIdentifier key) {
        return key.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                || (isEc(key)
                        && key.getParameters() instanceof ASN1ObjectIdentifier curve
                        && USUAL_CURVES.contains(curve));
    }

    private static boolean isEc(AlgorithmIdentifier key) {
        return key.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    private static String name(AlgorithmIdentifier key) {
        if (!isEc(key)) {
            return new DefaultAlgorithmNameFinder().getAlgorithmName(key.getAlgorithm());
        }
        String curve = key.getParameters() instanceof ASN1ObjectIdentifier oid ? ECNamedCurveTable.getName(oid) : null;
        return curve == null ? "EC on another curve" : "EC " + curve;
    }
}

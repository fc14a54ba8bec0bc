package io.github.pcaconstrain.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * Algorithms of certificates that Bouncy Castle has and the providers of this Java have not, such as ML-DSA before Java 24: the
 * JDK's path validator judges them once Bouncy Castle is registered beside its own providers. That costs 500 classes, so nobody
 * registers it before there is such a certificate. Safe to share between threads.
 */
public final class ForeignAlgorithms {
    /** What Java calls keys whose object identifiers not every JDK knows. */
    private static final Map<ASN1ObjectIdentifier, String> KEYS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            X9ObjectIdentifiers.id_dsa, "DSA",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448",
            NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44",
            NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65",
            NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87");

    private ForeignAlgorithms() {}

    /**
     * The names of those that a certificate has, for a message: of its key, and of its signature.
     *
     * @param publicKey its SubjectPublicKeyInfo in DER
     * @param signature the AlgorithmIdentifier of its signature in DER
     */
    public static List<String> of(byte[] publicKey, byte[] signature) {
        try {
            return Stream.concat(
                            ofKey(SubjectPublicKeyInfo.getInstance(publicKey).getAlgorithm()),
                            ofSignature(
                                    AlgorithmIdentifier.getInstance(signature).getAlgorithm()))
                    .distinct()
                    .toList();
        } catch (RuntimeException e) {
            return List.of(); // Bouncy Castle throws several unchecked types for what is no key or algorithm
        }
    }

    /**
     * Lets the JDK use Bouncy Castle where its own providers do not know an algorithm, from now on.
     *
     * @return the name by which it does
     */
    public static String register() {
        Security.addProvider(BouncyCastle.PROVIDER);
        return BouncyCastle.PROVIDER.getName();
    }

    private static Stream<String> ofKey(AlgorithmIdentifier key) {
        ASN1ObjectIdentifier kind = key.getAlgorithm();
        String name = KEYS.getOrDefault(kind, kind.getId());
        if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && key.getParameters() instanceof ASN1ObjectIdentifier curve) {
            return isCurveOfTheJdk(curve)
                    ? Stream.empty()
                    : Stream.ofNullable(ECNamedCurveTable.getName(curve)).map(known -> "EC " + known);
        }
        return isForeign("KeyFactory", name) ? Stream.of(name(kind)) : Stream.empty();
    }

    private static Stream<String> ofSignature(ASN1ObjectIdentifier algorithm) {
        return isForeign("Signature", algorithm.getId()) ? Stream.of(name(algorithm)) : Stream.empty();
    }

    private static String name(ASN1ObjectIdentifier algorithm) {
        return new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm);
    }

    private static boolean isForeign(String type, String name) {
        return own().noneMatch(provider -> provider.getService(type, name) != null)
                && BouncyCastle.PROVIDER.getService(type, name) != null;
    }

    /** SunEC lists its curves, between {@code |}, each with its names and its object identifier in brackets. */
    private static boolean isCurveOfTheJdk(ASN1ObjectIdentifier curve) {
        return own().map(provider -> provider.getProperty("AlgorithmParameters.EC SupportedCurves", ""))
                .flatMap(curves -> Arrays.stream(curves.split("[\\[\\]|,]", -1)))
                .anyMatch(curve.getId()::equals);
    }

    private static Stream<Provider> own() {
        return Arrays.stream(Security.getProviders())
                .filter(provider -> !provider.getName().equals(BouncyCastle.PROVIDER.getName()));
    }
}

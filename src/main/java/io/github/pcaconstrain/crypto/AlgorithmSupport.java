package io.github.pcaconstrain.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Determines what supports the algorithms of a certificate: the providers of this Java, or Bouncy Castle for a few
 * strong algorithms that some Java versions lack, such as ML-DSA before Java 24. The JDK's path validator can handle
 * the latter once Bouncy Castle is registered in addition to the JDK's own providers. That loads 500 classes, so it is
 * registered only when such a certificate appears.
 *
 * <p>The list is short, and nothing else is left to Bouncy Castle: the JDK disables weak algorithms by their names, so
 * it would accept an unknown one, such as MD4.
 *
 * @param key the algorithm of its key
 * @param signature the algorithm of its signature
 */
public record AlgorithmSupport(Algorithm key, Algorithm signature) {
    /** What supports an algorithm. */
    public enum Source {
        JDK,
        BOUNCY_CASTLE,
        NOBODY
    }

    /**
     * An algorithm.
     *
     * @param name the name in messages, such as {@code ML-DSA-65}; the object identifier of an unknown algorithm
     * @param source what supports it
     */
    public record Algorithm(String name, Source source) {
        public Algorithm {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(source, "source");
        }

        /** Whether Bouncy Castle has to verify with it. */
        public boolean isBorrowed() {
            return source == Source.BOUNCY_CASTLE;
        }
    }

    /** Java's names for keys whose object identifiers not every JDK knows. */
    private static final Map<ASN1ObjectIdentifier, String> OWN_KEYS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            X9ObjectIdentifiers.id_dsa, "DSA",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448");

    /** FIPS 204. Keys and signatures have the same object identifier (RFC 9881, section 2). */
    private static final Map<ASN1ObjectIdentifier, String> ML_DSA = Map.of(
            NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44",
            NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65",
            NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87");

    /** The curves of SP 800-186, appendix H, with 112 bits or more, and P-224. */
    private static final Map<ASN1ObjectIdentifier, String> CURVES = Map.of(
            SECObjectIdentifiers.secp224r1, "P-224",
            SECObjectIdentifiers.secp256k1, "secp256k1",
            TeleTrusTObjectIdentifiers.brainpoolP256r1, "brainpoolP256r1",
            TeleTrusTObjectIdentifiers.brainpoolP320r1, "brainpoolP320r1",
            TeleTrusTObjectIdentifiers.brainpoolP384r1, "brainpoolP384r1",
            TeleTrusTObjectIdentifiers.brainpoolP512r1, "brainpoolP512r1");

    private static final Algorithm UNREADABLE = new Algorithm("an algorithm that cannot be read", Source.NOBODY);

    /** The algorithms of a certificate that every Java supports. */
    public static final AlgorithmSupport USUAL =
            new AlgorithmSupport(new Algorithm("RSA or EC", Source.JDK), new Algorithm("RSA or ECDSA", Source.JDK));

    public AlgorithmSupport {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signature, "signature");
    }

    /**
     * Determines the algorithms of a certificate.
     *
     * @param publicKey its SubjectPublicKeyInfo in DER
     * @param signature the AlgorithmIdentifier of its signature in DER
     */
    public static AlgorithmSupport of(byte[] publicKey, byte[] signature) {
        return new AlgorithmSupport(ofKey(publicKey), ofSignature(signature));
    }

    /** The names of the algorithms that are left to Bouncy Castle. */
    public List<String> borrowed() {
        return Stream.of(key, signature)
                .filter(Algorithm::isBorrowed)
                .map(Algorithm::name)
                .distinct()
                .toList();
    }

    /**
     * Registers Bouncy Castle, so that the JDK uses it from now on.
     *
     * @return the name of the provider
     */
    public static String register() {
        Security.addProvider(BouncyCastle.PROVIDER);
        return BouncyCastle.PROVIDER.getName();
    }

    // Bouncy Castle throws several unchecked exceptions for an invalid key or algorithm.
    private static Algorithm ofKey(byte[] der) {
        try {
            AlgorithmIdentifier key = SubjectPublicKeyInfo.getInstance(der).getAlgorithm();
            ASN1ObjectIdentifier kind = key.getAlgorithm();
            if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && key.getParameters() instanceof ASN1ObjectIdentifier curve) {
                String known = CURVES.get(curve);
                return isCurveOfTheJdk(curve)
                        ? new Algorithm("EC " + curve, Source.JDK)
                        : new Algorithm("EC " + (known == null ? curve : known), borrowedIf(known != null));
            }
            String mlDsa = ML_DSA.get(kind);
            return algorithm("KeyFactory", mlDsa != null ? mlDsa : OWN_KEYS.getOrDefault(kind, kind.getId()), kind);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static Algorithm ofSignature(byte[] der) {
        try {
            ASN1ObjectIdentifier kind = AlgorithmIdentifier.getInstance(der).getAlgorithm();
            return algorithm("Signature", kind.getId(), kind);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static Algorithm algorithm(String type, String name, ASN1ObjectIdentifier kind) {
        boolean isOwn = own().anyMatch(provider -> provider.getService(type, name) != null);
        String shown = ML_DSA.getOrDefault(kind, name);
        return new Algorithm(shown, isOwn ? Source.JDK : borrowedIf(ML_DSA.containsKey(kind)));
    }

    private static Source borrowedIf(boolean isKnown) {
        return isKnown ? Source.BOUNCY_CASTLE : Source.NOBODY;
    }

    /** SunEC lists its curves separated by {@code |}, each with its names and its object identifier in brackets. */
    private static boolean isCurveOfTheJdk(ASN1ObjectIdentifier curve) {
        return own().map(provider -> provider.getProperty("AlgorithmParameters.EC SupportedCurves", ""))
                .flatMap(curves -> Arrays.stream(curves.split("[\\[\\]|,]", -1)))
                .anyMatch(curve.getId()::equals);
    }

    private static Stream<Provider> own() {
        return Arrays.stream(Security.getProviders())
                .filter(provider -> !provider.getName().equals(BouncyCastle.NAME));
    }
}

package io.github.pcaconstrain.audit.path;

import java.util.Map;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The strength of keys and signatures in bits: NIST SP 800-57 part 1 revision 5, tables 2 and 3, and FIPS 204 for
 * ML-DSA. A key between two rows has the strength of the weaker row. The strength of anything that is not in the tables
 * is unknown.
 */
public final class SecurityStrength {
    private static final Map<String, String> CURVES = Map.of(
            "1.2.840.10045.3.1.7", "P-256",
            "1.3.132.0.34", "P-384",
            "1.3.132.0.35", "P-521",
            "1.3.132.0.33", "P-224",
            "1.2.840.10045.3.1.1", "P-192",
            "1.3.132.0.10", "secp256k1",
            "1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1",
            "1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1",
            "1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1");

    private static final Map<String, Integer> CURVE_BITS = Map.of(
            "P-256", 128,
            "P-384", 192,
            "P-521", 256,
            "P-224", 112,
            "P-192", 96,
            "secp256k1", 128,
            "brainpoolP256r1", 128,
            "brainpoolP384r1", 192,
            "brainpoolP512r1", 256);

    private static final Map<String, String> OTHER_KEYS = Map.of(
            "1.3.101.112", "Ed25519",
            "1.3.101.113", "Ed448",
            "2.16.840.1.101.3.4.3.17", "ML-DSA-44",
            "2.16.840.1.101.3.4.3.18", "ML-DSA-65",
            "2.16.840.1.101.3.4.3.19", "ML-DSA-87");

    private static final Map<String, Integer> OTHER_BITS =
            Map.of("Ed25519", 128, "Ed448", 224, "ML-DSA-44", 128, "ML-DSA-65", 192, "ML-DSA-87", 256);

    /** Collision resistance. For SHA-1, it is the cost of the best attack (Leurent and Peyrin, 2020); for MD5, zero. */
    private static final Map<String, Integer> DIGEST_BITS = Map.ofEntries(
            Map.entry("MD2", 0),
            Map.entry("MD5", 0),
            Map.entry("SHA1", 63),
            Map.entry("SHA224", 112),
            Map.entry("SHA256", 128),
            Map.entry("SHA384", 192),
            Map.entry("SHA512", 256));

    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.2", "MD2"),
            Map.entry("1.2.840.113549.1.1.4", "MD5"),
            Map.entry("1.2.840.113549.1.1.5", "SHA1"),
            Map.entry("1.3.14.3.2.29", "SHA1"),
            Map.entry("1.2.840.113549.1.1.14", "SHA224"),
            Map.entry("1.2.840.113549.1.1.11", "SHA256"),
            Map.entry("1.2.840.113549.1.1.12", "SHA384"),
            Map.entry("1.2.840.113549.1.1.13", "SHA512"),
            Map.entry("1.2.840.10040.4.3", "SHA1"),
            Map.entry("1.2.840.10045.4.1", "SHA1"),
            Map.entry("1.2.840.10045.4.3.1", "SHA224"),
            Map.entry("1.2.840.10045.4.3.2", "SHA256"),
            Map.entry("1.2.840.10045.4.3.3", "SHA384"),
            Map.entry("1.2.840.10045.4.3.4", "SHA512"));

    private static final Map<String, String> DIGESTS = Map.of(
            "1.3.14.3.2.26", "SHA1",
            "2.16.840.1.101.3.4.2.4", "SHA224",
            "2.16.840.1.101.3.4.2.1", "SHA256",
            "2.16.840.1.101.3.4.2.2", "SHA384",
            "2.16.840.1.101.3.4.2.3", "SHA512");

    /**
     * A strength, with the name of the key or signature algorithm.
     *
     * @param name the name, such as {@code RSA 2048}; the OID if it is not known
     * @param bits the strength; empty if it is not known
     */
    public record Of(String name, OptionalInt bits) {
        public boolean isBelow(int minimum) {
            return bits.isPresent() && bits.getAsInt() < minimum;
        }

        public String text() {
            return name + (bits.isPresent() ? " (" + bits.getAsInt() + " bit)" : " (strength not known)");
        }
    }

    private static final Of UNREADABLE = new Of("an algorithm that cannot be read", OptionalInt.empty());

    private SecurityStrength() {}

    /** The strength of a SubjectPublicKeyInfo; unknown if it cannot be read. */
    public static Of key(byte[] encoded) {
        try {
            return key(SubjectPublicKeyInfo.getInstance(encoded));
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static Of key(SubjectPublicKeyInfo key) {
        String algorithm = key.getAlgorithm().getAlgorithm().getId();
        try {
            if (key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return rsa(RSAPublicKey.getInstance(key.parsePublicKey())
                        .getModulus()
                        .bitLength());
            }
            if (algorithm.equals("1.2.840.10045.2.1")) {
                String curve = ASN1ObjectIdentifier.getInstance(
                                key.getAlgorithm().getParameters())
                        .getId();
                return of("EC ", CURVES.getOrDefault(curve, curve), CURVE_BITS);
            }
        } catch (java.io.IOException | RuntimeException e) {
            return new Of(algorithm, OptionalInt.empty()); // the strength of a key that cannot be read is not known
        }
        return of("", OTHER_KEYS.getOrDefault(algorithm, algorithm), OTHER_BITS);
    }

    /** The strength of a key with this name of AWS Private CA, such as {@code RSA_2048} or {@code EC_prime256v1}. */
    public static Of named(String algorithm) {
        return switch (algorithm) {
            case "RSA_2048" -> rsa(2048);
            case "RSA_3072" -> rsa(3072);
            case "RSA_4096" -> rsa(4096);
            case "EC_prime256v1" -> of("EC ", "P-256", CURVE_BITS);
            case "EC_secp384r1" -> of("EC ", "P-384", CURVE_BITS);
            case "EC_secp521r1" -> of("EC ", "P-521", CURVE_BITS);
            default -> of("", algorithm.replace("_", "-"), OTHER_BITS);
        };
    }

    public static Of rsa(int bits) {
        int strength = bits >= 15360 ? 256 : bits >= 7680 ? 192 : bits >= 3072 ? 128 : bits >= 2048 ? 112 : 0;
        return new Of("RSA " + bits, OptionalInt.of(strength == 0 && bits >= 1024 ? 80 : strength));
    }

    /** The strength of a signature with this AlgorithmIdentifier; unknown if it cannot be read. */
    public static Of signature(byte[] encoded) {
        try {
            return signature(AlgorithmIdentifier.getInstance(encoded));
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static Of signature(AlgorithmIdentifier algorithm) {
        String oid = algorithm.getAlgorithm().getId();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return pss(algorithm);
        }
        return SIGNATURES.containsKey(oid)
                ? of("", SIGNATURES.getOrDefault(oid, oid), DIGEST_BITS)
                : of("", OTHER_KEYS.getOrDefault(oid, oid), OTHER_BITS);
    }

    private static Of pss(AlgorithmIdentifier algorithm) {
        try {
            String digest = RSASSAPSSparams.getInstance(algorithm.getParameters())
                    .getHashAlgorithm()
                    .getAlgorithm()
                    .getId();
            return of("", DIGESTS.getOrDefault(digest, digest), DIGEST_BITS);
        } catch (RuntimeException e) {
            return new Of("RSASSA-PSS", OptionalInt.empty()); // parameters that cannot be read
        }
    }

    private static Of of(String prefix, String name, Map<String, Integer> bits) {
        Integer known = bits.get(name);
        return new Of(prefix + name, known == null ? OptionalInt.empty() : OptionalInt.of(known));
    }
}

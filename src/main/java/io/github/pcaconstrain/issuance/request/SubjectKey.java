package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.KeyAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The public key of a CSR or certificate.
 *
 * @param encoded its SubjectPublicKeyInfo in DER, in hexadecimal
 * @param algorithm its algorithm in AWS Private CA
 */
public record SubjectKey(String encoded, KeyAlgorithm algorithm) {
    private static final Map<Integer, KeyAlgorithm> RSA = Map.of(
            2048, KeyAlgorithm.RSA_2048,
            3072, KeyAlgorithm.RSA_3072,
            4096, KeyAlgorithm.RSA_4096);
    private static final Map<ASN1ObjectIdentifier, KeyAlgorithm> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1,
            KeyAlgorithm.EC_P256,
            SECObjectIdentifiers.secp384r1,
            KeyAlgorithm.EC_P384,
            SECObjectIdentifiers.secp521r1,
            KeyAlgorithm.EC_P521,
            // GB/T 32918.5: the one curve of SM2.
            new ASN1ObjectIdentifier("1.2.156.10197.1.301"),
            KeyAlgorithm.SM2);
    private static final Map<ASN1ObjectIdentifier, KeyAlgorithm> OTHERS = Map.of(
            NISTObjectIdentifiers.id_ml_dsa_44, KeyAlgorithm.ML_DSA_44,
            NISTObjectIdentifiers.id_ml_dsa_65, KeyAlgorithm.ML_DSA_65,
            NISTObjectIdentifiers.id_ml_dsa_87, KeyAlgorithm.ML_DSA_87);

    public SubjectKey {
        Objects.requireNonNull(encoded, "encoded");
        Objects.requireNonNull(algorithm, "algorithm");
    }

    static SubjectKey of(SubjectPublicKeyInfo info) {
        try {
            return new SubjectKey(HexFormat.of().formatHex(info.getEncoded(ASN1Encoding.DER)), algorithm(info));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its SubjectPublicKeyInfo in DER. */
    byte[] der() {
        return HexFormat.of().parseHex(encoded);
    }

    /** The key as a Bouncy Castle object. */
    public SubjectPublicKeyInfo info() {
        return SubjectPublicKeyInfo.getInstance(der());
    }

    private static KeyAlgorithm algorithm(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier oid = info.getAlgorithm().getAlgorithm();
        try {
            if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                BigInteger modulus = ASN1Integer.getInstance(
                                ASN1Sequence.getInstance(info.parsePublicKey()).getObjectAt(0))
                        .getValue();
                return RSA.getOrDefault(modulus.bitLength(), KeyAlgorithm.UNKNOWN);
            }
            if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                ASN1ObjectIdentifier curve =
                        ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters());
                return CURVES.getOrDefault(curve, KeyAlgorithm.UNKNOWN);
            }
            return OTHERS.getOrDefault(oid, KeyAlgorithm.UNKNOWN);
        } catch (IOException | RuntimeException unreadable) {
            // Bouncy Castle throws several unchecked exceptions for a key that does not match its algorithm.
            return KeyAlgorithm.UNKNOWN;
        }
    }
}

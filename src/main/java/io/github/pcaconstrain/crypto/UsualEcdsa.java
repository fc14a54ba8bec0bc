package io.github.pcaconstrain.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** ECDSA signatures (RFC 5758, section 3.2) that do not need the provider: with SHA-2, by keys on NIST's curves. */
final class UsualEcdsa {
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS = Map.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256, SHA256Digest::new,
            X9ObjectIdentifiers.ecdsa_with_SHA384, SHA384Digest::new,
            X9ObjectIdentifiers.ecdsa_with_SHA512, SHA512Digest::new);

    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private UsualEcdsa() {}

    /** Creates what verifies such a signature; empty if the algorithm, or anything about the key, is unusual. */
    static Optional<Signer> verifier(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) {
        AlgorithmIdentifier kind = key.getAlgorithm();
        if (!kind.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                || !(kind.getParameters() instanceof ASN1ObjectIdentifier curve)
                || !CURVES.contains(curve)
                || key.getPublicKeyData().getPadBits() != 0
                || algorithm.getParameters() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(DIGESTS.get(algorithm.getAlgorithm())).flatMap(digest -> {
            Optional<ECPublicKeyParameters> point =
                    point(curve, key.getPublicKeyData().getOctets());
            return point.map(on -> verifier(digest.get(), on));
        });
    }

    private static Signer verifier(Digest digest, ECPublicKeyParameters key) {
        DSADigestSigner verifier = new DSADigestSigner(new ECDSASigner(), digest, StandardDSAEncoding.INSTANCE);
        verifier.init(false, key);
        return verifier;
    }

    private static Optional<ECPublicKeyParameters> point(ASN1ObjectIdentifier curve, byte[] octets) {
        ECNamedDomainParameters domain = new ECNamedDomainParameters(curve, CustomNamedCurves.getByOID(curve));
        try {
            return Optional.of(new ECPublicKeyParameters(domain.getCurve().decodePoint(octets), domain));
        } catch (IllegalArgumentException e) { // not a point on the curve: what that means, the provider knows
            return Optional.empty();
        }
    }
}

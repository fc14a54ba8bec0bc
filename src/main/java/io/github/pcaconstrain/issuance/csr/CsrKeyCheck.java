package io.github.pcaconstrain.issuance.csr;

import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.SubjectKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Checks whether a key is suitable for a CA: strong enough, and of a type that AWS Private CA supports. */
final class CsrKeyCheck {
    private static final String PLACE = "csr";

    /** NIST SP 800-57 part 1, table 2: 112 bits of strength, the minimum that is acceptable today. */
    private static final int MIN_RSA = 2048;

    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(3);

    private CsrKeyCheck() {}

    /** The numbers of a key with their signs. Bouncy Castle's own class takes negative ones for unsigned. */
    private record RsaKey(BigInteger modulus, BigInteger exponent) {
        static RsaKey of(SubjectPublicKeyInfo info) throws IOException {
            ASN1Sequence numbers = ASN1Sequence.getInstance(info.parsePublicKey());
            if (numbers.size() != 2) {
                throw new IOException("a key has two numbers");
            }
            return new RsaKey(number(numbers, 0), number(numbers, 1));
        }

        private static BigInteger number(ASN1Sequence numbers, int index) {
            return ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue();
        }

        boolean isInvalid() {
            return !modulus.testBit(0)
                    || !exponent.testBit(0)
                    || modulus.signum() < 0
                    || exponent.compareTo(MIN_EXPONENT) < 0;
        }
    }

    static Optional<Finding> of(SubjectKey key) {
        Optional<RsaKey> rsa = rsa(key.info());
        if (rsa.isPresent()) {
            return rsaFlaw(rsa.get())
                    .map(flaw -> CsrCode.CSR_KEY_WEAK.finding(PLACE, flaw))
                    .or(() -> unsupported(key));
        }
        return unsupported(key);
    }

    private static Optional<String> rsaFlaw(RsaKey rsa) {
        int bits = rsa.modulus().bitLength();
        if (bits < MIN_RSA) {
            return Optional.of("its RSA key has " + bits + " bits, but a CA's key needs at least " + MIN_RSA);
        }
        if (rsa.isInvalid()) {
            return Optional.of("its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent"
                    + " at least 3");
        }
        return Optional.empty();
    }

    private static Optional<Finding> unsupported(SubjectKey key) {
        if (key.algorithm() != KeyAlgorithm.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(CsrCode.CSR_KEY_UNSUPPORTED.finding(
                PLACE,
                "its key is " + describe(key.info()) + ", which AWS Private CA does not support for a CA",
                "create a CSR with one of "
                        + Arrays.stream(KeyAlgorithm.values())
                                .filter(each -> each != KeyAlgorithm.UNKNOWN)
                                .map(KeyAlgorithm::wireName)
                                .collect(Collectors.joining(", "))));
    }

    private static Optional<RsaKey> rsa(SubjectPublicKeyInfo info) {
        try {
            return info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                    ? Optional.of(RsaKey.of(info))
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            // Bouncy Castle throws several unchecked exceptions for a key that does not match its algorithm.
            return Optional.empty();
        }
    }

    private static String describe(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return rsa(info)
                    .map(key -> "RSA of " + key.modulus().bitLength() + " bits")
                    .orElse("an RSA key that cannot be read");
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
            String name = ECNamedCurveTable.getName(curve);
            return "EC on the curve " + (name == null ? curve.getId() : name);
        }
        return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? "EC with explicit curve parameters"
                : "of the algorithm " + algorithm.getId();
    }
}

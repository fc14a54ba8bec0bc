package io.github.pcaconstrain.revocation;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import io.github.pcaconstrain.crypto.SignedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.Encodable;

/**
 * The CA that signed the certificate and is responsible for its revocation.
 *
 * @param certificate its certificate
 */
record RevocationIssuer(X509CertificateHolder certificate) {
    /** The tolerated difference between clocks. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Whether the CA signed the object. If that cannot be verified, the result is false. */
    boolean hasSigned(SignedObject what) {
        return isSignedBy(certificate, what);
    }

    /**
     * Whether the CA signed another certificate, with the algorithm that is named in it (RFC 5280, section 4.1.1.2).
     */
    boolean hasSigned(X509CertificateHolder other) {
        try {
            SignedObject signed = SignedObject.of(octets(other));
            return hasSigned(signed)
                    && signed.isMadeBy(
                            octets(other.toASN1Structure().getTBSCertificate().getSignature()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    static boolean isSignedBy(X509CertificateHolder signer, SignedObject what) {
        return SignatureVerifier.verify(what, octets(signer.getSubjectPublicKeyInfo())) == SignatureVerdict.VALID;
    }

    /** Encodes a decoded object. */
    static byte[] octets(Encodable decoded) {
        try {
            return decoded.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it may sign CRLs (RFC 5280, section 6.3.3, f). */
    boolean maySignCrls() {
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        return usage == null || usage.hasUsages(KeyUsage.cRLSign);
    }

    /** Whether an answer with this validity period is current. */
    static boolean isCurrent(Date from, Optional<Date> until, Duration withoutEnd, Instant now) {
        Instant start = from.toInstant();
        Instant end = until.map(Date::toInstant).orElseGet(() -> start.plus(withoutEnd));
        return !start.isAfter(now.plus(SKEW)) && !end.isBefore(now);
    }
}

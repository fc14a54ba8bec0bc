package io.github.pcaconstrain.revocation;

import io.github.pcaconstrain.crypto.SignedObject;
import io.github.pcaconstrain.revocation.RevocationStatus.Good;
import io.github.pcaconstrain.revocation.RevocationStatus.NotChecked;
import io.github.pcaconstrain.revocation.RevocationStatus.Revoked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * An answer of an OCSP responder (RFC 6960).
 *
 * @param response the answer
 * @param source its origin, for messages
 */
record OcspAnswer(OCSPResp response, String source) {
    static final int MAX_OCTETS = 1 << 20;

    /**
     * How long an answer without an end is valid: the responder always has newer information (RFC 6960, section 2.4).
     */
    private static final Duration WITHOUT_END = Duration.ofDays(1);

    private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

    static OcspAnswer parse(byte[] octets, String source) throws IOException {
        return new OcspAnswer(new OCSPResp(octets), source);
    }

    /** Creates the request, with SHA-1, which every responder supports (RFC 5019, section 2.1.1). */
    static byte[] request(X509CertificateHolder certificate, RevocationIssuer issuer) throws IOException {
        try {
            return new OCSPReqBuilder()
                    .addRequest(new CertificateID(
                            DIGESTS.get(CertificateID.HASH_SHA1), issuer.certificate(), certificate.getSerialNumber()))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    RevocationStatus status(X509CertificateHolder certificate, RevocationIssuer issuer, Instant now)
            throws OCSPException {
        if (response.getStatus() != OCSPResp.SUCCESSFUL
                || !(response.getResponseObject() instanceof BasicOCSPResp answer)) {
            return new NotChecked(source + " returned an error: status " + response.getStatus());
        }
        if (!isSigned(answer, issuer, now)) {
            return new NotChecked(source + ": its answer is not signed by or for the issuer of the certificate");
        }
        return Arrays.stream(answer.getResponses())
                .filter(each -> isFor(each, certificate, issuer))
                .findFirst()
                .map(each -> status(each, now))
                .orElse(new NotChecked(source + ": its answer is about another certificate"));
    }

    private RevocationStatus status(SingleResp answer, Instant now) {
        boolean isCurrent = RevocationIssuer.isCurrent(
                answer.getThisUpdate(), Optional.ofNullable(answer.getNextUpdate()), WITHOUT_END, now);
        if (answer.getCertStatus() instanceof RevokedStatus revoked && (isCurrent || !isHold(revoked))) {
            return new Revoked(source, revoked.getRevocationTime().toInstant());
        }
        if (!isCurrent) {
            return new NotChecked(source + ": its answer is out of date; it was issued at "
                    + answer.getThisUpdate().toInstant());
        }
        // Bouncy Castle returns null for "good".
        return answer.getCertStatus() == null
                ? new Good(source)
                : new NotChecked(source + " does not know the certificate");
    }

    private static boolean isHold(RevokedStatus revoked) {
        return revoked.hasRevocationReason() && revoked.getRevocationReason() == CRLReason.certificateHold;
    }

    private static boolean isFor(SingleResp answer, X509CertificateHolder certificate, RevocationIssuer issuer) {
        try {
            return answer.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && answer.getCertID().matchesIssuer(issuer.certificate(), DIGESTS);
        } catch (OCSPException unknownDigest) {
            return false;
        }
    }

    /**
     * Whether the answer is signed by the issuer, or with a certificate that the issuer issued for this purpose (RFC
     * 6960, section 4.2.2.2).
     */
    private static boolean isSigned(BasicOCSPResp answer, RevocationIssuer issuer, Instant now) {
        SignedObject signed = SignedObject.of(RevocationIssuer.octets(answer));
        return Stream.concat(
                        Stream.of(issuer.certificate()),
                        Arrays.stream(answer.getCerts()).filter(each -> isResponder(each, issuer, now)))
                .anyMatch(each -> RevocationIssuer.isSignedBy(each, signed));
    }

    private static boolean isResponder(X509CertificateHolder certificate, RevocationIssuer issuer, Instant now) {
        ExtendedKeyUsage usages = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        return usages != null
                && usages.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && certificate.isValidOn(Date.from(now))
                && certificate.getIssuer().equals(issuer.certificate().getSubject())
                && issuer.hasSigned(certificate);
    }
}

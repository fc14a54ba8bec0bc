package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.revocation.OcspRequest;
import io.github.pcaconstrain.sandbox.revocation.OcspRequest.Status;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Answers OCSP requests for every CA whose configuration enables OCSP. A revocation appears after the sandbox's delay.
 */
final class OcspResponder {
    /** "OCSP responses may take up to 60 minutes to reflect the new status." */
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final Duration delay;

    OcspResponder(Authorities authorities, IssuedCertificates certificates, Duration delay) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.delay = delay;
    }

    /** The response to a request, both in DER. */
    byte[] answer(byte[] der, Instant now) {
        Optional<OcspRequest> request = OcspRequest.parse(der);
        if (request.isEmpty()) {
            return OcspRequest.malformed();
        }
        return authorities.all(now).stream()
                .filter(RevocationAddresses::hasOcsp)
                .filter(authority -> StoredRecord.unlessDamaged(() -> authorities.certificate(authority))
                        .filter(request.get()::isFor)
                        .isPresent())
                .findFirst()
                .map(authority -> answer(request.get(), authority, now))
                .orElseGet(OcspRequest::unauthorized);
    }

    private byte[] answer(OcspRequest request, Authority authority, Instant now) {
        return request.answer(
                authorities.documents().issuer(authority),
                AuthorityDocuments.signing(authority),
                serial -> status(authority, serial, now),
                now.truncatedTo(ChronoUnit.SECONDS),
                VALIDITY);
    }

    private Status status(Authority authority, BigInteger serial, Instant now) {
        Optional<IssuedCertificate> issued =
                serial.signum() > 0 ? certificates.find(authority, CertificateIssue.hex(serial)) : Optional.empty();
        if (issued.isEmpty()) {
            return new Status.Unknown();
        }
        return issued.filter(each -> each.revokedAt()
                        .filter(at -> !now.isBefore(at.plus(delay)))
                        .isPresent())
                .map(Revocations::certificate)
                .<Status>map(Status.Revoked::new)
                .orElseGet(Status.Good::new);
    }
}

package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import java.util.List;
import java.util.Optional;

/**
 * The certificates that this machine has handled. Except in audit reports, AWS does not tell which certificates a CA
 * issued or which are revoked, so old certificates are recognised by these records.
 */
public interface CertificateHistory {
    /** All records. */
    List<KnownCertificate> known();

    /** Adds a record. */
    void add(KnownCertificate certificate);

    /** The ARN of the certificate that was issued for a token, if it is recorded. */
    default Optional<String> arn(IdempotencyToken token) {
        return known().stream()
                .filter(each -> each.hasToken(token))
                .flatMap(each -> each.arn().stream())
                .findFirst();
    }

    /** The record that a certificate was revoked. */
    default Optional<KnownCertificate> revocation(CaCertificate certificate) {
        return known().stream()
                .filter(KnownCertificate::isRevoked)
                .filter(each -> each.is(certificate))
                .findFirst();
    }
}

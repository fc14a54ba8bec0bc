package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import java.util.List;
import java.util.Optional;

/**
 * The certificates that this machine has had to do with. AWS tells neither what a CA has issued nor what was revoked, except in
 * audit reports, so what is written down here is what an old certificate can be known by.
 */
public interface CertificateHistory {
    /** All that is written down. */
    List<KnownCertificate> known();

    /** Writes one down. */
    void add(KnownCertificate certificate);

    /** The ARN of what was made for a token, if that is written down. */
    default Optional<String> arn(IdempotencyToken token) {
        return known().stream()
                .filter(each -> each.hasToken(token))
                .flatMap(each -> each.arn().stream())
                .findFirst();
    }

    /** What says that a certificate was revoked. */
    default Optional<KnownCertificate> revocation(CaCertificate certificate) {
        return known().stream()
                .filter(KnownCertificate::isRevoked)
                .filter(each -> each.is(certificate))
                .findFirst();
    }
}

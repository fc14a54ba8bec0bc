package io.github.pcaconstrain.sandbox.pca;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that a CA has issued, as stored in the JSON beside its PEM.
 * @param arn its ARN
 * @param serial its serial number, 32 hexadecimal digits
 * @param templateArn the template that it was issued with
 * @param issuedAt when it was issued
 * @param readyAt when clients can get it
 * @param requestedBy the service that requested it, if it was one
 * @param revokedAt when it was revoked, if it was
 * @param revocationReason why it was revoked, if it was
 */
public record IssuedCertificate(
        String arn,
        String serial,
        String templateArn,
        Instant issuedAt,
        Instant readyAt,
        Optional<String> requestedBy,
        Optional<Instant> revokedAt,
        Optional<String> revocationReason) {
    IssuedCertificate revoked(Instant now, String reason) {
        return new IssuedCertificate(
                arn, serial, templateArn, issuedAt, readyAt, requestedBy, Optional.of(now), Optional.of(reason));
    }
}

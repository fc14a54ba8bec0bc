package io.github.pcaconstrain.sandbox.pca;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that a CA issued, as the JSON beside its PEM has it.
 *
 * @param arn its name for clients
 * @param serial of 32 hexadecimal digits
 * @param templateArn what it was made by
 * @param issuedAt when
 * @param readyAt when it can be had
 * @param requestedBy the service that asked for it, if one did
 * @param revokedAt when, if it was
 * @param revocationReason why, if it was
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

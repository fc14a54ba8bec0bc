package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.Waiting;
import java.time.Instant;
import java.util.Objects;

/**
 * A certificate as it came back, which the {@link Gate} has not looked at yet.
 *
 * @param request what was asked for
 * @param arn the certificate's ARN
 * @param requested when it was asked for
 * @param signed the certificate and the chain above it
 */
public record Issuance(IssuanceRequest request, String arn, Instant requested, SignedCertificate signed) {
    public Issuance {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(requested, "requested");
        Objects.requireNonNull(signed, "signed");
    }

    /**
     * Asks for the certificate and waits for it.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static Issuance run(PrivateCa privateCa, Waiting waiting, IssuanceRequest request) {
        Instant requested = waiting.clock().instant();
        String arn = privateCa.issue(request.order());
        return new Issuance(request, arn, requested, await(privateCa, waiting, request.issuer(), arn));
    }

    /** Waits for a certificate that was asked for before. */
    public static SignedCertificate await(PrivateCa privateCa, Waiting waiting, CaArn issuer, String arn) {
        return waiting.until("the certificate " + arn, () -> privateCa.issued(issuer, arn));
    }
}

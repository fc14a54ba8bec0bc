package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.time.Instant;
import java.util.Objects;

/**
 * A certificate as it came back, which the gate has not looked at yet.
 *
 * @param request what was asked for
 * @param token what it was requested with
 * @param arn the certificate's ARN
 * @param requested when it was asked for
 * @param signed the certificate and the chain above it
 */
public record Issuance(
        IssuanceRequest request, IdempotencyToken token, String arn, Instant requested, SignedCertificate signed) {
    /** What AWS says of a certificate that it could not make, and of one that it cannot hand out for the moment. */
    private static final String FAILED = "RequestFailedException";

    private static final String FAILED_HINT =
            "run the same command again; if the answer is the same, this certificate will never be available: add"
                    + " --issue-again to request another";

    public Issuance {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(requested, "requested");
        Objects.requireNonNull(signed, "signed");
    }

    /**
     * Waits for a certificate that was asked for before.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static SignedCertificate await(PrivateCa privateCa, Poller poller, CaArn issuer, String arn) {
        try {
            return poller.until("the certificate " + arn, () -> privateCa.issued(issuer, arn));
        } catch (AwsRefusedException e) {
            throw e.about("certificate " + arn, e.code().equals(FAILED) ? FAILED_HINT : e.hint());
        }
    }
}

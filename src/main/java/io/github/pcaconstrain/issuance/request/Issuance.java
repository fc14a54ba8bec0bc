package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.time.Instant;
import java.util.Objects;

/**
 * A certificate as AWS returned it, before the gate.
 *
 * @param request the request
 * @param token the token of the request
 * @param arn the certificate's ARN
 * @param requested the time of the request
 * @param signed the certificate and the chain above it
 */
public record Issuance(
        IssuanceRequest request, IdempotencyToken token, String arn, Instant requested, SignedCertificate signed) {
    /** AWS's code both for a certificate that it could not issue and for one that it cannot return at the moment. */
    private static final String FAILED = "RequestFailedException";

    private static final String FAILED_HINT =
            "run the same command again; if the answer is the same, this certificate will never be available: add"
                    + " --issue-again to request another";

    private static final String OUTSIDE_HINT =
            "a name of the certificate is outside the constraints of a CA above it: give the CA another subject, or have"
                    + " another parent sign it";

    public Issuance {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(requested, "requested");
        Objects.requireNonNull(signed, "signed");
    }

    /**
     * Waits for a certificate that was already requested.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static SignedCertificate await(PrivateCa privateCa, Poller poller, CaArn issuer, String arn) {
        try {
            return poller.until("the certificate " + arn, () -> privateCa.issued(issuer, arn));
        } catch (AwsRefusedException e) {
            throw e.about("certificate " + arn, hint(e));
        }
    }

    private static String hint(AwsRefusedException refusal) {
        if (refusal.isByConstraints()) {
            return OUTSIDE_HINT;
        }
        return refusal.code().equals(FAILED) ? FAILED_HINT : refusal.hint();
    }
}

package io.github.pcaconstrain.ca.pacing;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Visits the certificates of private CAs in ACM, within ACM's quotas. */
public final class ManagedWalk {
    /** Receives the certificates that are found. */
    public interface Visitor {
        /** A certificate that was issued and not revoked. */
        void certificate(ManagedCertificate found, SignedCertificate signed);

        /** A certificate that ACM refuses to return. */
        void refused(String arn, AwsRefusedException refusal);

        /** A certificate that ACM lists as issued, but does not return. */
        void missing(String arn);
    }

    /**
     * ACM User Guide, "Quotas": ListCertificates, and DescribeCertificate and GetCertificate each, in calls a second.
     */
    private static final int LIST_RATE = 1;

    private static final int RATE = 10;

    /** States of what was never issued, or is no longer valid. */
    private static final Set<String> UNUSED = Set.of("FAILED", "VALIDATION_TIMED_OUT", "REVOKED");

    private final CertificateManager acm;
    private final RateLimits rateLimits;
    private final RateLimiter listing;
    private final RateLimiter describing;
    private final RateLimiter getting;

    /** Creates a walk through one account. */
    public ManagedWalk(CertificateManager acm, RateLimits rateLimits) {
        this.acm = acm;
        this.rateLimits = rateLimits;
        this.listing = rateLimits.atMost(LIST_RATE);
        this.describing = rateLimits.atMost(RATE);
        this.getting = rateLimits.atMost(RATE);
    }

    /**
     * Visits the certificates of some CAs, in the order of the list and in this thread.
     *
     * @param region the region; the default region if empty
     * @param wanted which CAs; a certificate whose issuer is unknown is visited too
     * @throws AwsRefusedException if ACM refuses the list
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if ACM cannot be reached
     */
    public void each(Optional<String> region, Predicate<CaArn> wanted, Visitor visitor) {
        try (OrderedCalls calls =
                rateLimits.orderedCalls("asking ACM", describing).farAhead()) {
            try {
                acm.list(region, listing::await, arn -> calls.call(() -> ask(arn, wanted, visitor)));
            } finally {
                calls.finish(); // also of what was listed before the listing failed
            }
        }
    }

    private Runnable ask(String arn, Predicate<CaArn> wanted, Visitor visitor) {
        try {
            Optional<ManagedCertificate> found = describing.call(() -> acm.describe(arn));
            if (found.isEmpty() || !concerns(found.get(), wanted)) {
                return () -> {};
            }
            Optional<SignedCertificate> signed = getting.call(() -> acm.certificate(arn));
            return () -> signed.ifPresentOrElse(
                    certificate -> visitor.certificate(found.get(), certificate), () -> visitor.missing(arn));
        } catch (AwsRefusedException e) {
            return () -> visitor.refused(arn, e);
        }
    }

    /** Whether it may be a valid certificate of such a CA; true in doubt. */
    private static boolean concerns(ManagedCertificate found, Predicate<CaArn> wanted) {
        boolean isOthers = found.issuer().filter(wanted.negate()).isPresent();
        return !isOthers && !found.isPending() && !UNUSED.contains(found.status());
    }
}

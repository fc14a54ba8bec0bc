package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.encoding.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The certificates that ACM holds of one private CA. */
public final class ManagedCertificates {
    /** ACM's quota for DescribeCertificate and for GetCertificate, each, in calls a second. */
    private static final int RATE = 10;

    /** States of what was never issued, or is no longer valid. */
    private static final Set<String> UNUSED = Set.of("FAILED", "VALIDATION_TIMED_OUT", "REVOKED");

    private final CertificateManager acm;
    private final Pacer describing;
    private final Pacer getting;

    /** The certificates of an account and region, asked for no faster than ACM's quotas allow. */
    public ManagedCertificates(CertificateManager acm, Clock clock, Consumer<Duration> sleeper) {
        this.acm = acm;
        this.describing = new Pacer(RATE, clock, sleeper);
        this.getting = new Pacer(RATE, clock, sleeper);
    }

    /** Adds every certificate of the CA that was issued and not revoked, as they are listed. */
    public void addTo(Impact impact, CaArn ca) {
        acm.list(Optional.of(ca.region()), arn -> add(impact, ca, arn));
    }

    private void add(Impact impact, CaArn ca, String arn) {
        try {
            describing.await();
            Optional<ManagedCertificate> found = acm.describe(arn);
            if (found.isPresent() && concerns(found.get(), ca)) {
                getting.await();
                read(impact, found.get(), acm.certificate(arn));
            }
        } catch (AwsRefusedException | UnreadableInputException e) {
            impact.unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Whether it may be a certificate of the CA that somebody relies on; in doubt it is. */
    private static boolean concerns(ManagedCertificate found, CaArn ca) {
        boolean isOthers = found.issuer().filter(issuer -> !issuer.equals(ca)).isPresent();
        return !isOthers && !found.isPending() && !UNUSED.contains(found.status());
    }

    private static void read(Impact impact, ManagedCertificate found, Optional<SignedCertificate> signed) {
        if (signed.isEmpty()) {
            impact.unreadable(found.arn() + ": ACM does not hand it out");
            return;
        }
        byte[] pem = signed.get().certificate().getBytes(StandardCharsets.US_ASCII);
        CertificateReader.read(found.arn(), pem)
                .forEach(certificate -> impact.add(found.arn(), certificate, found.inUseBy()));
    }
}

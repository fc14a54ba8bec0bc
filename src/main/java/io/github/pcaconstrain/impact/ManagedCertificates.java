package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.ManagedWalk;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The certificates that ACM holds of one private CA. */
public final class ManagedCertificates {
    private final ManagedWalk walk;

    /** The certificates of an account and region, requested within these rate limits. */
    public ManagedCertificates(CertificateManager acm, RateLimits rateLimits) {
        walk = new ManagedWalk(acm, rateLimits);
    }

    /**
     * Adds every certificate of some CAs in one region that was issued and not revoked.
     *
     * @param cas the CAs, at least one
     */
    public void addTo(Impact impact, Set<CaArn> cas) {
        Optional<String> region = cas.stream().map(CaArn::region).findFirst();
        walk.each(region, cas::contains, new ManagedWalk.Visitor() {
            @Override
            public void certificate(ManagedCertificate found, SignedCertificate signed) {
                read(impact, found, signed);
            }

            @Override
            public void refused(String arn, AwsRefusedException refusal) {
                impact.unreadable(arn + ": " + refusal.getMessage() + "; " + refusal.hint());
            }

            @Override
            public void missing(String arn) {
                impact.unreadable(arn + ": ACM does not return it; run the command again");
            }
        });
    }

    private static void read(Impact impact, ManagedCertificate found, SignedCertificate signed) {
        byte[] pem = signed.certificate().getBytes(StandardCharsets.US_ASCII);
        try {
            CertificateReader.read(found.arn(), pem)
                    .forEach(certificate -> impact.add(found.arn(), certificate, found.inUseBy()));
        } catch (UnreadableInputException e) {
            impact.unreadable(String.valueOf(e.getMessage()));
        }
    }
}

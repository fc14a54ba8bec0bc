package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.ServicePem;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.SpooledSource;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.ManagedWalk;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The certificates of private CAs in ACM, as a source. */
public final class ManagedSource {
    private ManagedSource() {}

    /** The certificates of a region, of which nobody needs to know which CAs ACM uses. */
    public static Source of(
            String name, CertificateManager acm, RateLimits rateLimits, String region, Predicate<CaArn> wanted) {
        return of(name, acm, rateLimits, region, wanted, Optional.empty());
    }

    /**
     * The certificates of a region, with each chain once: it may hold a CA certificate that the CA no longer serves. If
     * the caller may not list them, that is reported, but does not fail the audit.
     *
     * @param name the name shown to the user
     * @param wanted which CAs
     * @param settings hears which CAs ACM uses
     */
    public static Source of(
            String name,
            CertificateManager acm,
            RateLimits rateLimits,
            String region,
            Predicate<CaArn> wanted,
            Optional<FleetSettings> settings) {
        return new SpooledSource(name, sink -> {
            try {
                new ManagedWalk(acm, rateLimits)
                        .each(Optional.of(region), wanted, new Reader(sink, new HashSet<>(), settings));
            } catch (AwsRefusedException e) {
                if (Refusal.isDenial(e)) {
                    sink.remark(name, SourceNotice.ACM_NOT_PERMITTED, "", String.valueOf(e.getMessage()));
                } else {
                    Refusal.of(e).report(name, sink);
                }
            } catch (AwsUnreachableException e) {
                Refusal.of(e).report(name, sink);
            }
        });
    }

    private record Reader(SourceSink sink, Set<String> chains, Optional<FleetSettings> settings)
            implements ManagedWalk.Visitor {
        @Override
        public void certificate(ManagedCertificate found, SignedCertificate signed) {
            String chain = chains.add(signed.chain()) ? "\n" + signed.chain() : "";
            settings.ifPresent(fleet -> found.issuer().ifPresent(fleet::usedByAcm));
            ServicePem.read(found.arn(), signed.certificate() + chain, sink);
        }

        @Override
        public void refused(String arn, AwsRefusedException e) {
            Refusal.of(e).report(arn, sink);
        }

        @Override
        public void missing(String arn) {
            Refusal.forNow("ACM does not return it").report(arn, sink);
        }
    }
}

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

/** The certificates that ACM holds of private CAs, as a source. */
public final class ManagedSource {
    private ManagedSource() {}

    /**
     * The certificates of a region, with each chain once: it may hold a CA certificate that the CA no longer serves. A
     * caller whom ACM does not let list them is told so, without failing the audit.
     *
     * @param name what the user is shown
     * @param wanted which CAs
     */
    public static Source of(
            String name, CertificateManager acm, RateLimits rateLimits, String region, Predicate<CaArn> wanted) {
        return new SpooledSource(name, sink -> {
            try {
                new ManagedWalk(acm, rateLimits).each(Optional.of(region), wanted, new Reader(sink, new HashSet<>()));
            } catch (AwsRefusedException e) {
                if (RefusalReason.isDenial(e)) {
                    sink.remark(name, SourceNotice.ACM_NOT_PERMITTED, "", String.valueOf(e.getMessage()));
                } else {
                    sink.unreadable(name, RefusalReason.why(e));
                }
            } catch (AwsUnreachableException e) {
                sink.unreadable(name, RefusalReason.why(e));
            }
        });
    }

    private record Reader(SourceSink sink, Set<String> chains) implements ManagedWalk.Visitor {
        @Override
        public void certificate(ManagedCertificate found, SignedCertificate signed) {
            String chain = chains.add(signed.chain()) ? "\n" + signed.chain() : "";
            ServicePem.read(found.arn(), signed.certificate() + chain, sink);
        }

        @Override
        public void unreadable(String arn, String why) {
            sink.unreadable(arn, why);
        }
    }
}

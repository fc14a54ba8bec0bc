package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.source.ServicePem;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One reading of an audit report. Certificates are fetched side by side and handed over in the order of the rows. A row whose
 * certificate cannot be had is unreadable; once AWS could not be reached, no further row is asked for.
 */
final class ReportReading {
    /** AWS Private CA's quota for GetCertificate in calls a second. */
    private static final int RATE = 75;

    /** How certificates are come by. */
    record Way(
            Supplier<PrivateCa> privateCa,
            RateLimits rateLimits,
            Chains chains,
            Optional<FetchedCertificates> fetched) {}

    private final Way way;
    private final SourceSink sink;
    private final RateLimiter rateLimiter;
    private final OrderedCalls calls;
    private final Set<String> seen = new HashSet<>();
    private volatile Optional<String> unreachable;
    private long revoked;

    private ReportReading(Way way, SourceSink sink, Optional<String> unreachable) {
        this.way = way;
        this.sink = sink;
        this.unreachable = unreachable;
        rateLimiter = way.rateLimits().atMost(RATE);
        calls = way.rateLimits().orderedCalls();
    }

    /** A reading that asks AWS for what was not fetched before. */
    static ReportReading first(Way way, SourceSink sink) {
        return new ReportReading(way, sink, Optional.empty());
    }

    /** A reading that hands over the same as the first, and asks for nothing. */
    static ReportReading again(Way way, SourceSink sink) {
        return new ReportReading(way, sink, Optional.of("it was in vain before"));
    }

    void read(String name, AuditReportFile report) {
        try (calls) {
            Optional<String> broken = rows(report);
            calls.finish();
            broken.ifPresent(why -> sink.unreadable(name, "its audit report cannot be read to the end: " + why));
        }
        if (revoked > 0) {
            sink.remark(
                    name,
                    SourceNotice.REVOKED_LEFT_OUT,
                    "",
                    revoked + (revoked == 1 ? " certificate of it is" : " certificates of it are")
                            + " revoked and left out");
        }
    }

    private Optional<String> rows(AuditReportFile report) {
        try {
            report.read(this::row);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void row(ReportRow row) {
        if (row.isRevoked()) {
            revoked++;
            return;
        }
        String place = row.certificateArn().isEmpty() ? "a row without certificateArn" : row.certificateArn();
        if (row.isCaWithoutPassthrough()) {
            calls.known(() -> sink.remark(
                    place,
                    SourceNotice.TEMPLATE_WITHOUT_CONSTRAINTS,
                    "",
                    "the CA certificate was issued by " + row.template() + ", which takes no name constraints"));
        }
        Optional<CaArn> issuer = row.issuer();
        if (issuer.isPresent()) {
            certificate(issuer.get(), place);
        } else {
            calls.known(() -> sink.unreadable(place, "its certificateArn is none of a private CA's certificate"));
        }
    }

    private void certificate(CaArn issuer, String arn) {
        Optional<SignedCertificate> known = way.fetched().flatMap(fetched -> fetched.find(arn));
        if (known.isPresent()) {
            calls.known(() -> handOver(arn, known.get()));
        } else {
            calls.call(() -> ask(issuer, arn));
        }
    }

    private Runnable ask(CaArn issuer, String arn) {
        if (unreachable.isPresent()) {
            String why = unreachable.get();
            return () -> sink.unreadable(arn, "not asked for, since " + why);
        }
        try {
            Optional<SignedCertificate> found =
                    rateLimiter.call(() -> way.privateCa().get().issued(issuer, arn));
            return () -> found.ifPresentOrElse(
                    signed -> keep(arn, signed), () -> sink.unreadable(arn, "AWS is still making it"));
        } catch (AwsRefusedException e) {
            return () -> sink.unreadable(arn, RefusalReason.why(e));
        } catch (AwsUnreachableException e) {
            unreachable = Optional.of(e.getMessage());
            return () -> sink.unreadable(arn, RefusalReason.why(e));
        }
    }

    private void keep(String arn, SignedCertificate signed) {
        way.fetched().ifPresent(fetched -> fetched.add(arn, signed));
        handOver(arn, signed);
    }

    private void handOver(String arn, SignedCertificate signed) {
        boolean withChain = way.chains() == Chains.READ && seen.add(signed.chain());
        ServicePem.read(arn, signed.certificate() + (withChain ? "\n" + signed.chain() : ""), sink);
    }
}

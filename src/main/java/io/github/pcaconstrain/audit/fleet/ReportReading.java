package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.source.ServicePem;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * One reading of an audit report. Certificates are fetched in parallel and handed over in the order of the rows. What AWS
 * does not return is reported through {@link MissingRows}.
 */
final class ReportReading {
    /** AWS Private CA's quota for GetCertificate in calls a second. */
    private static final int RATE = 75;

    /** The maximum number of revoked certificates that are named. */
    private static final int SHOWN = 10;

    /** How certificates are obtained. */
    record Way(
            Supplier<PrivateCa> privateCa,
            RateLimits rateLimits,
            Chains chains,
            Optional<FetchedCertificates> fetched,
            Optional<RevokedRows> revoked) {}

    private final Way way;
    private final SourceSink sink;
    private final RateLimiter rateLimiter;
    private final OrderedCalls calls;
    private final MissingRows missing;
    private final boolean asks;
    private final Set<String> seen = new HashSet<>();
    private final List<String> revoked = new ArrayList<>();
    private long revokedCount;
    private String report = "";

    private ReportReading(Way way, SourceSink sink, MissingRows missing, boolean asks) {
        this.way = way;
        this.sink = sink;
        this.missing = missing;
        this.asks = asks;
        rateLimiter = way.rateLimits().atMost(RATE);
        calls = way.rateLimits().orderedCalls("asking AWS Private CA", rateLimiter);
    }

    /** Creates a reading that fetches from AWS what was not fetched before. */
    static ReportReading first(Way way, SourceSink sink, MissingRows missing) {
        return new ReportReading(way, sink, missing, true);
    }

    /** Creates a reading that passes on the same as the first, without requests to AWS. */
    static ReportReading again(Way way, SourceSink sink, MissingRows missing) {
        return new ReportReading(way, sink, missing, false);
    }

    void read(String name, AuditReportFile report) {
        this.report = name;
        try (calls) {
            if (asks && way.rateLimits().progress() != Progress.NONE) {
                calls.expecting(needed(report));
            }
            Optional<String> broken = rows(report);
            calls.finish();
            missing.tellCounts(name, sink);
            broken.ifPresent(why -> sink.unreadable(name, "its audit report cannot be read to the end: " + why));
        }
        if (revokedCount > 0) {
            sink.remark(name, SourceNotice.REVOKED_LEFT_OUT, "", revokedText());
        }
    }

    /** How many certificates are to be asked for; the report says it only by all of its rows. */
    private long needed(AuditReportFile report) {
        LongAdder needed = new LongAdder();
        try {
            report.read(row -> needed.add(isNeeded(row) ? 1 : 0));
        } catch (IOException e) {
            return needed.sum(); // it is told when the report is read in earnest
        }
        return needed.sum();
    }

    private boolean isNeeded(ReportRow row) {
        return !row.isRevoked()
                && way.fetched()
                        .filter(fetched -> fetched.has(row.certificateArn()))
                        .isEmpty();
    }

    private String revokedText() {
        String more = revokedCount > revoked.size()
                ? " and " + (revokedCount - revoked.size()) + " more, with a revokedAt in the report"
                : "";
        return Counted.of(revokedCount, "certificate is", "certificates are") + " revoked and left out: "
                + String.join(", ", revoked) + more;
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
            revokedCount++;
            way.revoked().ifPresent(rows -> rows.add(row, report));
            if (revoked.size() < SHOWN) {
                revoked.add(row.shortName());
            }
            return;
        }
        String place = row.certificateArn().isEmpty() ? "a row without certificateArn" : row.certificateArn();
        if (row.isCaWithoutPassthrough()) {
            calls.known(() -> sink.remark(
                    place,
                    SourceNotice.TEMPLATE_WITHOUT_CONSTRAINTS,
                    "",
                    "the CA certificate was issued by " + row.template() + ", which drops name constraints"));
        }
        Optional<CaArn> issuer = row.issuer();
        if (issuer.isPresent()) {
            certificate(issuer.get(), place);
        } else {
            calls.known(
                    () -> sink.unreadable(place, "its certificateArn is not that of a certificate of a private CA"));
        }
    }

    private void certificate(CaArn issuer, String arn) {
        Optional<SignedCertificate> known = way.fetched().flatMap(fetched -> fetched.find(arn));
        if (known.isPresent()) {
            calls.known(() -> handOver(arn, known.get()));
        } else if (asks) {
            calls.call(() -> ask(issuer, arn));
        } else {
            calls.known(() -> missing.tellAgain(arn, sink));
        }
    }

    private Runnable ask(CaArn issuer, String arn) {
        if (missing.whyClosed(issuer).isPresent()) {
            return () -> missing.countOf(issuer);
        }
        if (missing.isUnreachable()) {
            return missing::countNotReached;
        }
        try {
            Optional<SignedCertificate> found =
                    rateLimiter.call(() -> way.privateCa().get().issued(issuer, arn));
            return () -> found.ifPresentOrElse(
                    signed -> keep(arn, signed),
                    () -> missing.tell(arn, Refusal.forNow("AWS is still issuing it"), sink));
        } catch (AwsRefusedException e) {
            Optional<Refusal> whyClosed = whyClosed(issuer, e);
            if (whyClosed.isEmpty()) {
                return () -> missing.tell(arn, Refusal.of(e), sink);
            }
            missing.close(issuer, whyClosed.get());
            return () -> missing.countOf(issuer);
        } catch (AwsUnreachableException e) {
            missing.lose(Refusal.of(e));
            return missing::countNotReached;
        }
    }

    /** Why AWS returns no other certificate of the CA either; empty if the refusal is about this certificate. */
    private Optional<Refusal> whyClosed(CaArn issuer, AwsRefusedException e) {
        if (Refusal.isOfWholeCa(e)) {
            return Optional.of(Refusal.of(e));
        }
        if (!Refusal.isNotFound(e) || missing.exists(issuer)) {
            return Optional.empty();
        }
        try {
            way.privateCa().get().describe(issuer);
        } catch (AwsRefusedException ofCa) {
            if (Refusal.isNotFound(ofCa)) {
                return Optional.of(Refusal.of(ofCa));
            }
        }
        missing.found(issuer); // or it is not known to be gone, and is not checked again
        return Optional.empty();
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

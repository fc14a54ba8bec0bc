package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.SpooledSource;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.util.Optional;
import java.util.function.Supplier;

/** The certificates listed in an audit report, fetched from the CAs that issued them. */
public final class ReportSource implements Source {
    /** What to do with the chain above a certificate. */
    public enum Chains {
        /** Read each chain once: it may contain a CA certificate that the CA no longer serves. */
        READ,
        LEFT_OUT
    }

    private final String name;
    private final AuditReportFile report;
    private final ReportReading.Way way;
    private final MissingRows missing = new MissingRows();
    private boolean isRead;

    private ReportSource(String name, AuditReportFile report, ReportReading.Way way) {
        this.name = name;
        this.report = report;
        this.way = way;
    }

    /**
     * The certificates of a report.
     *
     * @param name the name that the user gave
     * @param privateCa the connection to AWS, opened when the first certificate is fetched
     * @param fetched the store of certificates that were fetched before, to which new ones are added
     */
    public static Source of(
            String name,
            AuditReportFile report,
            Supplier<PrivateCa> privateCa,
            RateLimits rateLimits,
            Chains chains,
            Optional<FetchedCertificates> fetched) {
        return of(name, report, privateCa, rateLimits, chains, fetched, Optional.empty());
    }

    /**
     * The same.
     *
     * @param revoked hears of revoked CA certificates
     */
    public static Source of(
            String name,
            AuditReportFile report,
            Supplier<PrivateCa> privateCa,
            RateLimits rateLimits,
            Chains chains,
            Optional<FetchedCertificates> fetched,
            Optional<RevokedRows> revoked) {
        ReportSource source =
                new ReportSource(name, report, new ReportReading.Way(privateCa, rateLimits, chains, fetched, revoked));
        return fetched.isPresent() ? source : new SpooledSource(name, source::read);
    }

    @Override
    public String name() {
        return name;
    }

    /** Queries AWS only the first time: after that, everything that could be fetched is in {@code fetched}. */
    @Override
    public void read(SourceSink sink) {
        ReportReading reading =
                isRead ? ReportReading.again(way, sink, missing) : ReportReading.first(way, sink, missing);
        isRead = true;
        reading.read(name, report);
    }
}

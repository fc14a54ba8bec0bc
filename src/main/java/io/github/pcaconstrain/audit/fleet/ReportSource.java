package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.SpooledSource;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.util.Optional;
import java.util.function.Supplier;

/** The certificates that an audit report names, each fetched from the CA that issued it. */
public final class ReportSource implements Source {
    /** What becomes of the chain above a certificate. */
    public enum Chains {
        /** It is read, each one once: it may be of a certificate that the CA no longer serves. */
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
     * @param name what the user calls it
     * @param privateCa the way to AWS, taken when the first certificate is fetched
     * @param fetched where certificates are taken from that were fetched before, and put for the next time
     */
    public static Source of(
            String name,
            AuditReportFile report,
            Supplier<PrivateCa> privateCa,
            RateLimits rateLimits,
            Chains chains,
            Optional<FetchedCertificates> fetched) {
        ReportSource source =
                new ReportSource(name, report, new ReportReading.Way(privateCa, rateLimits, chains, fetched));
        return fetched.isPresent() ? source : new SpooledSource(name, source::read);
    }

    @Override
    public String name() {
        return name;
    }

    /** Asks AWS the first time only: what could be had is in {@code fetched} from then on. */
    @Override
    public void read(SourceSink sink) {
        ReportReading reading =
                isRead ? ReportReading.again(way, sink, missing) : ReportReading.first(way, sink, missing);
        isRead = true;
        reading.read(name, report);
    }
}

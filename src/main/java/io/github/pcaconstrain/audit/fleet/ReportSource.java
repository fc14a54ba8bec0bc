package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.KeptSource;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.Pacing;
import io.github.pcaconstrain.ca.PrivateCa;
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
            Pacing pacing,
            Chains chains,
            Optional<FetchedCertificates> fetched) {
        ReportSource source = new ReportSource(name, report, new ReportReading.Way(privateCa, pacing, chains, fetched));
        return fetched.isPresent() ? source : new KeptSource(name, source::read);
    }

    @Override
    public String name() {
        return name;
    }

    /** Asks AWS the first time only: what could be had is in {@code fetched} from then on. */
    @Override
    public void read(Intake intake) {
        ReportReading reading = isRead ? ReportReading.again(way, intake) : ReportReading.first(way, intake);
        isRead = true;
        reading.read(name, report);
    }
}

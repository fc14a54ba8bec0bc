package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditReport.Counts;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an audit, or of a part of it: what was read and found, how many certificates each CA issued, and which
 * issuers are missing. Parts may be put together in any order and any grouping, with the same report in the end. A
 * certificate that is in several parts counts once, up to four million certificates; of more, those whose numbers are
 * small.
 *
 * <p>At most 50,000 findings are kept: the most severe, and the first of them; the others are counted. Immutable.
 */
public final class BatchResult implements Serializable {
    /** The result of nothing. */
    public static final BatchResult NONE = new ResultBuilder(FindingFilter.ALL).build();

    @Serial
    private static final long serialVersionUID = 1;

    private final transient ReadCounts counts;
    private final transient boolean isChanged;
    private final transient List<LoggedFinding> logged;
    private final transient DistinctCounts numbers;
    private final transient DistinctCounts issued;
    private final transient Map<String, Long> lastEnds;
    private final transient Map<String, MissingIssuers.First> missing;
    private final transient DistinctCounts naming;

    BatchResult(
            ReadCounts counts,
            boolean isChanged,
            List<LoggedFinding> logged,
            DistinctCounts numbers,
            DistinctCounts issued,
            Map<String, Long> lastEnds,
            Map<String, MissingIssuers.First> missing,
            DistinctCounts naming) {
        this.counts = counts;
        this.isChanged = isChanged;
        this.logged = List.copyOf(logged);
        this.numbers = numbers;
        this.issued = issued;
        this.lastEnds = lastEnds;
        this.missing = missing;
        this.naming = naming;
    }

    /** The result of both parts. */
    public BatchResult merge(BatchResult other) {
        return new ResultBuilder(FindingFilter.ALL).add(this).add(other).build();
    }

    /** How much was read. */
    public ReadCounts counts() {
        return counts;
    }

    /** The findings that are kept, in their final order, apart from those about missing issuers. */
    public List<CertificateFinding> findings() {
        return logged.stream().map(LoggedFinding::finding).toList();
    }

    /** When the last certificate of an issuer expires; empty if it issued none. */
    public Optional<Instant> lastEnd(String issuer) {
        return Optional.ofNullable(lastEnds.get(issuer)).map(Instant::ofEpochSecond);
    }

    /**
     * The report of an audit that has this result.
     *
     * @param tool the tool with its version
     * @param at the time for which certificates were judged
     * @param sources the sources, as named by the user
     * @param cas the CAs, each once; their counts of certificates are filled in
     * @param filter which of the findings about missing issuers are reported
     */
    public AuditReport report(
            String tool, Instant at, List<String> sources, List<AuditedCa> cas, FindingFilter filter) {
        BatchResult all = withFindingsOfTheWhole(new ResultBuilder(filter).add(this));
        long reported = FindingLog.reported(all.numbers);
        Counts sums = new Counts(
                counts.certificates(),
                cas.size(),
                all.counts.unreadable(),
                counts.otherFiles(),
                FindingLog.accepted(all.numbers),
                reported - all.logged.size(),
                counts.principals(),
                counts.records());
        return new AuditReport(tool, at, sources, sums, issuedBy(cas), all.findings());
    }

    /** The findings that only the whole result tells, such as missing issuers with the number of their certificates. */
    public List<CertificateFinding> findingsOfTheWhole(FindingFilter filter) {
        return withFindingsOfTheWhole(new ResultBuilder(filter)).findings();
    }

    private BatchResult withFindingsOfTheWhole(ResultBuilder whole) {
        MissingIssuers.findings(missing, naming, whole::add);
        if (isChanged) {
            CertificateFinding changed = AuditCode.UNREADABLE.of(
                    Place.of("the sources"), "changed", "they changed while they were being read");
            whole.add(changed, new FindingOrder(counts.certificates(), FindingOrder.Stage.WHOLE, Long.MAX_VALUE, 0));
            whole.read(ReadCounts.of(0, 1));
        }
        return whole.build();
    }

    private List<AuditedCa> issuedBy(List<AuditedCa> cas) {
        Map<String, Long> byCertificate = new HashMap<>();
        issued.keys()
                .forEach(issuer ->
                        byCertificate.merge(IssuerConstraints.certificate(issuer), issued.count(issuer), Long::sum));
        return cas.stream()
                .map(ca -> ca.with(byCertificate.getOrDefault(ca.certificate(), 0L)))
                .toList();
    }

    boolean isChanged() {
        return isChanged;
    }

    List<LoggedFinding> logged() {
        return logged;
    }

    DistinctCounts numbers() {
        return numbers;
    }

    DistinctCounts issued() {
        return issued;
    }

    Map<String, Long> lastEnds() {
        return lastEnds;
    }

    Map<String, MissingIssuers.First> missing() {
        return missing;
    }

    DistinctCounts naming() {
        return naming;
    }

    @Serial
    private Object writeReplace() {
        return new Stored(ResultWriter.octets(this));
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("read from " + Stored.class);
    }

    /** The result as it is stored between processes: the same JSON as in a file. */
    private static final class Stored implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final byte[] json;

        Stored(byte[] json) {
            this.json = json;
        }

        @Serial
        private Object readResolve() throws InvalidObjectException {
            try {
                return ResultReader.read(json);
            } catch (IllegalArgumentException e) {
                InvalidObjectException failure = new InvalidObjectException("no result: " + e.getMessage());
                failure.initCause(e);
                throw failure;
            }
        }
    }
}

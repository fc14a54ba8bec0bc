package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.HashMap;
import java.util.Map;

/** Collects the result of an audit, or of a part of it. Not thread-safe, apart from {@link #size}. */
public final class ResultBuilder {
    private final FindingLog log;
    private final DistinctCounts issued = new DistinctCounts();
    private final Map<String, Long> lastEnds = new HashMap<>();
    private final MissingIssuers missing = new MissingIssuers();
    private ReadCounts counts = ReadCounts.NONE;
    private boolean isChanged;

    /** Creates a collection that is empty. */
    public ResultBuilder(FindingFilter filter) {
        log = new FindingLog(filter);
    }

    /** Adds what was read. */
    public ResultBuilder read(ReadCounts more) {
        counts = counts.plus(more);
        return this;
    }

    /** Adds a finding, unless it is filtered out; returns whether it is to be reported. */
    public boolean add(CertificateFinding finding, FindingOrder order) {
        return log.add(finding, order);
    }

    /**
     * Counts end-entity certificates.
     *
     * @param issuer who signed them: an {@link io.github.pcaconstrain.audit.path.IssuerConstraints#id}
     * @param ids their numbers; see {@link io.github.pcaconstrain.audit.fast.CertificateId}
     * @param lastEnd when the last of them expires, in seconds since 1970
     */
    public void issued(String issuer, long[] ids, long lastEnd) {
        issued.add(issuer, ids);
        lastEnds.merge(issuer, lastEnd, Math::max);
    }

    /** Counts one end-entity certificate. */
    public void issued(String issuer, long id, long end) {
        issued.add(issuer, id);
        lastEnds.merge(issuer, end, Math::max);
    }

    /**
     * Counts an end-entity certificate whose issuer is missing.
     *
     * @param issuer the name of the issuer
     */
    public void missing(String issuer, long id, Place place, FindingOrder order) {
        missing.add(issuer, id, new MissingIssuers.First(order, place));
    }

    /** Notes that a CA was found that was not known when it should have been. */
    public void changed() {
        isChanged = true;
    }

    /** Adds another part. */
    public ResultBuilder add(BatchResult part) {
        log.addAll(part.logged(), part.numbers());
        issued.addAll(part.issued());
        part.lastEnds().forEach((issuer, end) -> lastEnds.merge(issuer, end, Math::max));
        missing.addAll(part.missing(), part.naming());
        isChanged |= part.isChanged();
        return read(part.counts());
    }

    /** How many findings were taken so far; for any thread. */
    public long size() {
        return log.size();
    }

    /** What was collected so far; it does not change with this collection. */
    public BatchResult build() {
        return new BatchResult(
                counts,
                isChanged,
                log.findings(),
                log.numbers(),
                issued.copy(),
                Map.copyOf(lastEnds),
                missing.firsts(),
                missing.certificates());
    }
}

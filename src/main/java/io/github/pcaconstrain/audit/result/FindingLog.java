package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The findings to report: the most severe first, then in the order of reading. Up to {@link #LIMIT} are kept, and the
 * rest is counted. A finding with the same id as another is the same finding, and the first place counts. Not
 * thread-safe.
 */
final class FindingLog {
    /** Nobody reads a longer list, and it has to fit into memory. */
    static final int LIMIT = 50_000;

    private static final String REPORTED = "";
    private static final String ACCEPTED = "accepted";
    private static final int HEXADECIMAL = 16;

    private final FindingFilter filter;
    private Map<String, LoggedFinding> kept = new HashMap<>();
    private final DistinctCounts ids = new DistinctCounts();
    private final LongAdder added = new LongAdder();

    FindingLog(FindingFilter filter) {
        this.filter = filter;
    }

    /** Adds a finding, unless it is filtered out, accepted, or already there; returns whether it is to be reported. */
    boolean add(CertificateFinding finding, FindingOrder order) {
        if (!filter.reports(finding.finding().code())) {
            return false;
        }
        String id = finding.id();
        boolean isAccepted = filter.accepts(id);
        ids.add(isAccepted ? ACCEPTED : REPORTED, number(id));
        if (!isAccepted) {
            keep(id, new LoggedFinding(finding, order));
        }
        return !isAccepted;
    }

    /** Adds findings that another log has accepted. */
    void addAll(List<LoggedFinding> findings, DistinctCounts numbers) {
        ids.addAll(numbers);
        findings.forEach(entry -> keep(entry.finding().id(), entry));
    }

    private void keep(String id, LoggedFinding entry) {
        LoggedFinding known = kept.putIfAbsent(id, entry);
        if (known == null) {
            added.increment();
            if (kept.size() >= 2 * LIMIT) {
                shorten();
            }
        } else if (LoggedFinding.ORDER.compare(entry, known) < 0) {
            kept.put(id, entry);
        }
    }

    private void shorten() {
        if (kept.size() > LIMIT) {
            Map<String, LoggedFinding> first = new HashMap<>();
            findings().forEach(entry -> first.put(entry.finding().id(), entry));
            kept = first;
        }
    }

    private static long number(String id) {
        return Long.parseUnsignedLong(id.substring(0, HEXADECIMAL), HEXADECIMAL);
    }

    /** How many were taken so far; for any thread. */
    long size() {
        return added.sum();
    }

    /** Those that are kept, in order. */
    List<LoggedFinding> findings() {
        return kept.values().stream().sorted(LoggedFinding.ORDER).limit(LIMIT).toList();
    }

    /** The numbers of all findings, for {@link #addAll}. */
    DistinctCounts numbers() {
        return ids.copy();
    }

    /** How many findings of another log's numbers were accepted. */
    static long accepted(DistinctCounts numbers) {
        return numbers.count(ACCEPTED);
    }

    /** How many findings of another log's numbers are to be reported. */
    static long reported(DistinctCounts numbers) {
        return numbers.count(REPORTED);
    }
}

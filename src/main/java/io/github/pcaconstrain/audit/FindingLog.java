package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The findings to report: the most severe first, then in the order of reading. Up to {@link #LIMIT} are kept, and the
 * rest is counted. Not thread-safe.
 */
final class FindingLog {
    /** Nobody reads a longer list, and it has to fit into memory. */
    static final int LIMIT = 50_000;

    private record Entry(CertificateFinding finding, long number, long sequence) {}

    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.finding().finding().severity(), Comparator.reverseOrder())
            .thenComparingLong(Entry::number)
            .thenComparingLong(Entry::sequence);

    private final AuditOptions options;
    private List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final LongAdder added = new LongAdder();
    private long sequence;
    private long accepted;
    private long omitted;

    FindingLog(AuditOptions options) {
        this.options = options;
    }

    /**
     * Adds a finding, unless it is filtered out, in the baseline, or already there.
     *
     * @param number the number of the certificate in the audit
     */
    void add(CertificateFinding finding, long number) {
        if (!options.reports(finding.finding().code())) {
            return;
        }
        String id = finding.id();
        if (!ids.add(id)) {
            return;
        }
        if (options.baseline().contains(id)) {
            accepted++;
            return;
        }
        entries.add(new Entry(finding, number, sequence++));
        added.increment();
        if (entries.size() >= 2 * LIMIT) {
            shorten();
        }
    }

    private void shorten() {
        entries.sort(ORDER);
        if (entries.size() > LIMIT) {
            entries.subList(LIMIT, entries.size())
                    .forEach(entry -> ids.remove(entry.finding().id()));
            omitted += entries.size() - LIMIT;
            entries = new ArrayList<>(entries.subList(0, LIMIT));
        }
    }

    /** How many were taken so far; for any thread. */
    long size() {
        return added.sum();
    }

    List<CertificateFinding> findings() {
        shorten();
        return entries.stream().map(Entry::finding).toList();
    }

    long accepted() {
        return accepted;
    }

    long omitted() {
        return omitted;
    }
}

package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings to report, the gravest first and then in the order of reading. Of more than {@link #LIMIT} the first are
 * kept, and the rest is counted. Not for use by several threads.
 */
final class FindingLog {
    /** A list longer than this is read by nobody, and has to fit into memory. */
    static final int LIMIT = 50_000;

    private record Entry(CertificateFinding finding, long number, long sequence) {}

    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.finding().finding().severity(), Comparator.reverseOrder())
            .thenComparingLong(Entry::number)
            .thenComparingLong(Entry::sequence);

    private final AuditOptions options;
    private List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long sequence;
    private long accepted;
    private long omitted;

    FindingLog(AuditOptions options) {
        this.options = options;
    }

    /**
     * Takes a finding, unless it was asked not to be reported, is in the baseline, or is there already.
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

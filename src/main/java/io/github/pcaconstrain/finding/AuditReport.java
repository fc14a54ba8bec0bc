package io.github.pcaconstrain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The result of an audit.
 *
 * @param tool the tool with its version
 * @param time the time for which certificates were judged
 * @param sources the sources, as named by the user
 * @param counts the totals
 * @param cas the CA certificates, each once, in the order in which they were found
 * @param findings the findings in their final order
 */
public record AuditReport(
        String tool,
        Instant time,
        List<String> sources,
        Counts counts,
        List<AuditedCa> cas,
        List<CertificateFinding> findings) {
    public AuditReport {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(time, "time");
        sources = List.copyOf(sources);
        Objects.requireNonNull(counts, "counts");
        cas = List.copyOf(cas);
        findings = List.copyOf(findings);
    }

    /** The number of findings with this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.finding().severity() == severity)
                .count();
    }

    /**
     * The totals of an audit.
     *
     * @param certificates certificates read, including duplicates
     * @param cas distinct CA certificates
     * @param unreadable certificates and sources that could not be read
     * @param otherFiles files in folders that do not contain anything an audit reads
     * @param accepted findings left out because they are in the baseline
     * @param omitted findings beyond the maximum that is kept
     * @param principals principals whose policies were evaluated
     * @param records records of CloudTrail that were read
     */
    public record Counts(
            long certificates,
            long cas,
            long unreadable,
            long otherFiles,
            long accepted,
            long omitted,
            long principals,
            long records) {}
}

package io.github.pcaconstrain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an audit found, for whoever shows it.
 *
 * @param tool the tool with its version
 * @param time the time that certificates were judged at
 * @param sources what was asked for, as the user named it
 * @param counts how much was read
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

    /** How many findings have this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.finding().severity() == severity)
                .count();
    }

    /**
     * How much was read.
     *
     * @param certificates certificates read, duplicates counted each time
     * @param cas distinct CA certificates
     * @param unreadable certificates and sources that could not be read
     * @param otherFiles files in folders that hold nothing an audit reads
     * @param accepted findings left out because the baseline has them
     * @param omitted findings beyond the most that are kept
     */
    public record Counts(long certificates, long cas, long unreadable, long otherFiles, long accepted, long omitted) {}
}

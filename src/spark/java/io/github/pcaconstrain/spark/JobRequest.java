package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a job is to do.
 *
 * @param in where the certificates are
 * @param format how they are stored; empty to find out
 * @param column the column with the certificates, which may be nested as in {@code data.cert}; empty to find out
 * @param cas files with CA certificates, besides those among the certificates
 * @param trust files with trust anchors
 * @param out the folder for the results
 * @param outFormat Spark's name of the format of the results
 * @param force whether earlier results may be replaced
 * @param failOn the severity from which on a finding makes the job fail; empty for never
 * @param audit what to look for
 */
record JobRequest(
        List<String> in,
        Optional<RowFormat> format,
        Optional<String> column,
        List<String> cas,
        List<String> trust,
        String out,
        String outFormat,
        boolean force,
        Optional<Severity> failOn,
        AuditOptions audit) {
    JobRequest {
        in = List.copyOf(in);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(column, "column");
        cas = List.copyOf(cas);
        trust = List.copyOf(trust);
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(outFormat, "outFormat");
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(audit, "audit");
    }
}

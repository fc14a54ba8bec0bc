package io.github.pcaconstrain.audit.shard;

import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.result.FindingFilter;
import io.github.pcaconstrain.finding.AuditedCa;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What all shards of an audit have in common, because each machine has the same command line and reads every source.
 *
 * @param tool the tool with its version
 * @param at the time for which certificates were judged
 * @param options everything else that the judgement depends on, one line each
 * @param filter which findings are reported
 * @param notes what a reader of the report must know besides
 * @param sources the sources, as named by the user
 * @param certificates the number of certificates in all sources, if each machine has read all of them
 * @param files what each machine has seen, by names and sizes: the number of files if each has read only its own, or of
 *     parts of files if each has read all of them, with a digest
 * @param cas the CAs, before their certificates are counted
 * @param result what was found about the CAs and trust anchors
 */
public record Basis(
        String tool,
        Instant at,
        List<String> options,
        FindingFilter filter,
        List<String> notes,
        List<String> sources,
        Optional<Long> certificates,
        String files,
        List<AuditedCa> cas,
        BatchResult result) {
    public Basis {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(at, "at");
        options = List.copyOf(options);
        Objects.requireNonNull(filter, "filter");
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(files, "files");
        cas = List.copyOf(cas);
        Objects.requireNonNull(result, "result");
    }
}

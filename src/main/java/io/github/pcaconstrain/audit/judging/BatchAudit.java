package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges batches when all CAs are known. What it says of one does not depend on the others. Thread-safe. */
public final class BatchAudit {
    private final IssuerConstraintsCache cache;
    private final LeafAudit full;
    private final AuditOptions options;
    private final Set<String> cas;
    private final boolean reportsOthers;
    private final ThreadLocal<BatchReader.Tools> tools = ThreadLocal.withInitial(this::tools);

    /**
     * Judges below CAs.
     *
     * @param known the CAs of the sources; a trust anchor is one only if it is in a source, too
     * @param reportsOthers whether each CA besides them is a finding; otherwise it is only noted that there is one
     */
    BatchAudit(
            AuditOptions options,
            List<ParsedCertificate> known,
            IssuerConstraintsCache cache,
            IssuerSignatures signatures,
            boolean reportsOthers) {
        this.cache = cache;
        this.reportsOthers = reportsOthers;
        this.options = options;
        full = new LeafAudit(cache, options, signatures);
        cas = known.stream().map(ParsedCertificate::fingerprint).collect(Collectors.toSet());
    }

    /** What one thread needs. */
    BatchReader.Tools tools() {
        return new BatchReader.Tools(new FastPass(options), new CleanLeaves(cache), full, cas, reportsOthers);
    }

    /** Whether there is certainly nothing to report about the leaves of a batch. */
    public boolean isClean(RetainedBatch retained) {
        return retained.leaves().areClean(cache);
    }

    /** Judges a batch that is clean, without its octets. */
    public JudgedBatch ofClean(RetainedBatch retained) {
        BatchReader reader = new BatchReader(retained.reading().batch(), tools.get());
        retained.suspects().forEach(suspect -> reader.judge(suspect.index(), suspect.der()));
        return reader.judged(retained.reading(), retained.leaves().issued(cache));
    }

    /** Counts the certificates of a batch that somebody else judges. */
    public JudgedBatch ofOthers(Batch batch) {
        return JudgedBatch.ofOthers(BatchScan.ofCas(batch, tools.get().fast()).reading());
    }

    /** Judges a batch. */
    public JudgedBatch of(Batch batch) {
        BatchReader reader = new BatchReader(batch, tools.get());
        return reader.judged(batch.decode(reader));
    }
}

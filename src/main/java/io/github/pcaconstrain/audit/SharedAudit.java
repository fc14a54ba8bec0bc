package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.batch.SharedFiles;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.judging.KnownCas;
import io.github.pcaconstrain.audit.result.ReadCounts;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.audit.shard.Basis;
import io.github.pcaconstrain.audit.shard.Shard;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.pacing.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The share of one machine in an audit by several. All know all CAs, and each judges a part of everything else. */
public final class SharedAudit {
    private final Share share;
    private final String tool;
    private final AuditOptions options;
    private final List<String> notes;
    /** What all machines find. */
    private final ResultBuilder common;
    /** What only this one finds. */
    private final ResultBuilder part;

    private final AuditProgress progress;

    private SharedAudit(Share share, String tool, AuditOptions options, List<String> notes) {
        this.share = share;
        this.tool = tool;
        this.options = options;
        this.notes = notes;
        common = new ResultBuilder(options.filter());
        part = new ResultBuilder(options.filter());
        progress = new AuditProgress(part::size);
    }

    /**
     * Judges a share.
     *
     * @param tool the tool with its version
     * @param cas sources that have all CAs; of the others, only the files of the share are read. If there are none, each
     *     machine reads everything for CAs, and judges its share of the batches
     * @param sources the other sources
     * @param trust sources of trust anchors
     * @param notes what a reader of the report must know besides
     */
    public static Shard of(
            Share share,
            String tool,
            List<Source> cas,
            List<Source> sources,
            List<Source> trust,
            AuditOptions options,
            List<String> notes,
            Progress told) {
        SharedAudit audit = new SharedAudit(share, tool, options, notes);
        List<Source> all = Stream.concat(cas.stream(), sources.stream()).toList();
        try (Pipeline pipeline = new Pipeline(options.threads(), "audit", audit.progress.reading())) {
            return told.work(audit.progress::text, () -> {
                Basis basis = cas.isEmpty() ? audit.all(all, trust, pipeline) : audit.files(cas, all, trust, pipeline);
                return new Shard(share, basis, audit.part.build());
            });
        }
    }

    private Basis all(List<Source> sources, List<Source> trust, Pipeline pipeline) {
        CaReading.Known known = new CaReading(options, common, progress)
                .read(
                        sources,
                        trust,
                        Optional.empty(),
                        ca -> AwsCli.of(Optional.empty(), Optional.empty()),
                        share,
                        pipeline);
        new SecondReading(known.cas().batches(), part, share, progress).read(sources, known.first(), pipeline);
        Optional<Long> certificates = Optional.of(known.first().certificates());
        return basis(known.cas(), sources, certificates, known.first().digest(), pipeline);
    }

    private Basis files(List<Source> cas, List<Source> sources, List<Source> trust, Pipeline pipeline) {
        KnownCas known = new CaReading(options, common, progress)
                .readGiven(cas, trust, pipeline)
                .cas();
        SharedFiles.Seen seen =
                new SecondReading(known.batchesWithoutCas(), part, share, progress).readShare(sources, pipeline);
        part.read(new ReadCounts(0, 0, seen.otherFiles(), 0, 0));
        return basis(known, sources, Optional.empty(), seen.files(), pipeline);
    }

    private Basis basis(
            KnownCas cas, List<Source> sources, Optional<Long> certificates, String files, Pipeline pipeline) {
        return new Basis(
                tool,
                options.at(),
                cas.basis(),
                options.filter(),
                notes,
                sources.stream().map(Source::name).toList(),
                certificates,
                files,
                cas.shown(pipeline),
                common.build());
    }
}

package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.batch.SharedFiles;
import io.github.pcaconstrain.audit.judging.BatchAudit;
import io.github.pcaconstrain.audit.judging.JudgedBatch;
import io.github.pcaconstrain.audit.judging.ResultCollector;
import io.github.pcaconstrain.audit.judging.RetainedBatch;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.audit.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The second reading: judges everything but the CAs, now that these are known. It does without the sources if what the
 * first reading kept tells all; otherwise it reads them again, and decodes the batches that it has to see whole.
 */
final class SecondReading {
    private final BatchAudit audit;
    private final ResultBuilder results;
    private final ResultCollector collector;
    private final Share share;
    private final AuditProgress progress;

    /** Prepares a reading that judges the batches of a share. */
    SecondReading(BatchAudit audit, ResultBuilder results, Share share, AuditProgress progress) {
        this.audit = audit;
        this.share = share;
        this.results = results;
        this.progress = progress;
        collector = ResultCollector.inOrder(results);
    }

    /** Judges the files of a share while they are read, because all CAs are known. Use instead of {@link #read}. */
    SharedFiles.Seen readShare(List<Source> sources, Pipeline pipeline) {
        ResultCollector byFile = ResultCollector.ofFiles(results);
        return pipeline.run(sources, share, audit::of, (batch, judged) -> {
            byFile.take(judged);
            progress.judged(judged.reading().count());
        });
    }

    void read(List<Source> sources, FirstReading first, Pipeline pipeline) {
        List<RetainedBatch> kept = first.kept();
        List<Boolean> clean = new ArrayList<>();
        pipeline.each(kept, audit::isClean, (batch, isClean) -> clean.add(isClean));
        if (first.isAllKept() && !clean.contains(false)) {
            pipeline.each(kept, this::ofClean, (batch, judged) -> take(judged));
        } else {
            pipeline.run(sources, batch -> again(batch, kept, clean), (batch, judged) -> take(judged));
        }
        if (collector.certificates() != first.certificates()) {
            results.changed();
        }
    }

    /** Batches come in the order of the first reading, so the first ones are those that were kept. */
    private JudgedBatch again(Batch batch, List<RetainedBatch> kept, List<Boolean> clean) {
        int number = batch.number();
        if (number < kept.size() && clean.get(number)) {
            return ofClean(kept.get(number));
        }
        return share.holds(number) ? audit.of(batch) : audit.ofOthers(batch);
    }

    private JudgedBatch ofClean(RetainedBatch batch) {
        boolean isOurs = share.holds(batch.reading().batch().number());
        return isOurs ? audit.ofClean(batch) : JudgedBatch.ofOthers(batch.reading());
    }

    private void take(JudgedBatch judged) {
        collector.take(judged);
        progress.judged(judged.reading().count());
    }
}

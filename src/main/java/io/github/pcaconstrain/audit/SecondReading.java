package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.Pipeline;
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
    private final AuditProgress progress;

    SecondReading(BatchAudit audit, ResultBuilder results, AuditProgress progress) {
        this.audit = audit;
        this.results = results;
        this.progress = progress;
        collector = ResultCollector.inOrder(results);
    }

    void read(List<Source> sources, FirstReading first, Pipeline pipeline) {
        List<RetainedBatch> kept = first.kept();
        List<Boolean> clean = new ArrayList<>();
        pipeline.each(kept, audit::isClean, (batch, isClean) -> clean.add(isClean));
        if (first.isAllKept() && !clean.contains(false)) {
            pipeline.each(kept, audit::ofClean, (batch, judged) -> take(judged));
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
        return number < kept.size() && clean.get(number) ? audit.ofClean(kept.get(number)) : audit.of(batch);
    }

    private void take(JudgedBatch judged) {
        collector.take(judged);
        progress.judged(judged.reading().count());
    }
}

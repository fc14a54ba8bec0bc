package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.BatchAudit.Result;
import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The second reading: judges the end-entity certificates, now that all CAs are known. It does without the sources if what
 * the first reading kept tells all; otherwise it reads them again, and decodes the batches that it has to see whole.
 */
final class SecondReading {
    private static final class Absent {
        private final Place first;
        private final long number;
        private long count;

        Absent(Place first, long number) {
            this.first = first;
            this.number = number;
        }
    }

    /** The most missing issuers that are named; the names of a hostile input must not fill memory. */
    private static final int MAX_ISSUERS = 10_000;

    private final FindingLog log;
    private final AuditProgress progress;
    private final IssuerConstraintsCache cache;
    private final BatchAudit audit;
    private final CertificateNumbering numbering = new CertificateNumbering();
    private final Map<String, Absent> missing = new TreeMap<>();
    private long unreadable;
    private boolean changed;

    SecondReading(
            AuditOptions options,
            IssuerConstraintsCache cache,
            IssuerSignatures signatures,
            FindingLog log,
            AuditProgress progress) {
        this.log = log;
        this.progress = progress;
        this.cache = cache;
        audit = new BatchAudit(options, cache, signatures);
    }

    void read(List<Source> sources, FirstReading first, Pipeline pipeline) {
        List<RetainedBatch> kept = first.kept();
        List<Boolean> clean = new ArrayList<>();
        pipeline.each(kept, batch -> batch.leaves().areClean(cache), (batch, isClean) -> clean.add(isClean));
        if (first.isAllKept() && !clean.contains(false)) {
            pipeline.each(kept, audit::ofClean, (batch, result) -> take(batch.place(), result));
        } else {
            pipeline.run(sources, batch -> again(batch, kept, clean), (batch, result) -> take(batch.place(), result));
        }
        missing.forEach((issuer, absent) -> log.add(
                AuditCode.ISSUER_MISSING.of(
                        absent.first,
                        "issuer " + issuer,
                        Counted.of(absent.count, "certificate names", "certificates name")
                                + " an issuer that is not among the sources"),
                absent.number));
        if (changed || numbering.all() != first.certificates()) {
            log.add(
                    AuditCode.UNREADABLE.of(
                            Place.of("the sources"), "changed", "they changed while they were being read"),
                    numbering.all());
        }
    }

    /** How many certificates could not be judged, besides those that the first reading has counted. */
    long unreadable() {
        return unreadable;
    }

    /** Whether the sources changed between the readings. */
    boolean isChanged(FirstReading first) {
        return changed || numbering.all() != first.certificates();
    }

    /** Batches come in the order of the first reading, so the first ones are those that were kept. */
    private Result again(Batch batch, List<RetainedBatch> kept, List<Boolean> clean) {
        int number = batch.number();
        if (number >= kept.size()) {
            return audit.of(batch);
        }
        return clean.get(number) ? audit.ofClean(kept.get(number)) : audit.oneByOne(batch);
    }

    private void take(String place, Result result) {
        numbering.startOf(place);
        changed |= result.changed();
        unreadable += result.unreadable();
        for (BatchAudit.Found found : result.found()) {
            Place at = new Place(
                    place,
                    numbering.inPlace() + found.index(),
                    found.finding().place().subject());
            log.add(found.finding().at(at), numbering.all() + found.index());
        }
        for (BatchAudit.Missing absent : result.missing()) {
            String issuer = missing.containsKey(absent.issuer()) || missing.size() < MAX_ISSUERS
                    ? absent.issuer()
                    : "(further ones)";
            long number = numbering.all() + absent.index();
            missing.computeIfAbsent(
                            issuer,
                            key -> new Absent(new Place(place, numbering.inPlace() + absent.index(), ""), number))
                    .count++;
        }
        numbering.endOf(result.count());
        progress.judged(result.count());
    }
}

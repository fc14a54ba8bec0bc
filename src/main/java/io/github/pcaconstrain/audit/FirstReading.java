package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.batch.ReadDigest;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.judging.BatchReading;
import io.github.pcaconstrain.audit.judging.BatchScan;
import io.github.pcaconstrain.audit.judging.FastPass;
import io.github.pcaconstrain.audit.judging.RetainedBatch;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.trail.GivenCas;
import io.github.pcaconstrain.ca.CaArn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The first reading: finds the CAs. What is needed to judge everything else is kept as long as there is room; it is
 * reported by the second reading.
 */
final class FirstReading {
    private static final String ARN = "arn:";

    private final Consumer<BatchReading> readings;
    private final Share share;
    private final AuditProgress progress;
    private final ThreadLocal<FastPass> fast;
    private final Map<String, ParsedCertificate> cas = new LinkedHashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, String> firstOf = new HashMap<>();
    private final List<RetainedBatch> kept = new ArrayList<>();
    private final CertificateNumbering numbering = new CertificateNumbering();
    private final ReadDigest digest = new ReadDigest();
    private long room;
    private boolean isByFile;
    private boolean allKept = true;
    private long otherFiles;

    /**
     * Prepares a reading.
     *
     * @param readings is told what reading each batch has told
     * @param share the batches that are going to be judged; of the others, only CAs matter
     */
    FirstReading(AuditOptions options, Consumer<BatchReading> readings, Share share, AuditProgress progress) {
        this.share = share;
        this.readings = readings;
        this.progress = progress;
        room = options.retained();
        fast = ThreadLocal.withInitial(() -> new FastPass(options));
    }

    void read(List<Source> sources, Pipeline pipeline) {
        otherFiles = pipeline.run(sources, this::scan, this::take);
    }

    /** Reads the sources whose CAs are all that matters, and numbers certificates by their files. */
    void readCas(List<Source> sources, Pipeline pipeline) {
        isByFile = true;
        pipeline.run(sources, Share.WHOLE, batch -> BatchScan.ofCas(batch, fast.get()), this::take);
    }

    private BatchScan scan(Batch batch) {
        return share.holds(batch.number()) ? BatchScan.of(batch, fast.get()) : BatchScan.ofCas(batch, fast.get());
    }

    private void take(Batch batch, BatchScan scan) {
        numbering.startOf(batch.place());
        for (ParsedCertificate ca : scan.cas()) {
            if (numbering.inPlace() + ca.number() == 1 && batch.place().startsWith(ARN)) {
                firstOf.putIfAbsent(batch.place(), ca.fingerprint());
            }
            long number = isByFile ? numbering.ofFile(batch, ca.number()) : numbering.all() + ca.number();
            cas.putIfAbsent(ca.fingerprint(), ca.at(numbering.inPlace() + ca.number(), number));
            if (!GivenCas.isIssued(batch.place())) {
                held.add(ca.fingerprint());
            }
        }
        if (!share.equals(Share.WHOLE)) {
            digest.add(batch.place(), batch.size());
        }
        RetainedBatch retained = scan.retained();
        readings.accept(retained.reading());
        keep(retained);
        numbering.endOf(scan.count());
        progress.reading().found(scan.count());
    }

    private void keep(RetainedBatch batch) {
        room -= batch.size();
        allKept &= room >= 0;
        if (allKept) {
            kept.add(batch);
        }
    }

    List<ParsedCertificate> cas() {
        return List.copyOf(cas.values());
    }

    /** The fingerprints of CAs that a source has, other than a list of what was issued. */
    Set<String> held() {
        return held;
    }

    /** The CAs in AWS, by the fingerprints of their certificates: the first in the answer about a CA. */
    Map<String, CaArn> arns() {
        Map<String, CaArn> arns = new HashMap<>();
        firstOf.forEach((place, fingerprint) -> {
            if (CaArn.matches(place)) {
                arns.putIfAbsent(fingerprint, CaArn.parse(place));
            }
        });
        return arns;
    }

    /** The fingerprint of the first certificate of a place in AWS, a CA or a certificate, if it is that of a CA. */
    Optional<String> firstCaOf(String arn) {
        return Optional.ofNullable(firstOf.get(arn));
    }

    /** The batches that were kept: the first ones, without a gap. */
    List<RetainedBatch> kept() {
        return kept;
    }

    /** Whether all batches were kept. */
    boolean isAllKept() {
        return allKept;
    }

    /** The number of batches and a digest of their places and sizes; of nothing if the share is everything. */
    String digest() {
        return digest.text();
    }

    long certificates() {
        return numbering.all();
    }

    long otherFiles() {
        return otherFiles;
    }
}

package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.trail.GivenCas;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first reading: finds the CAs and whatever cannot be read. The data needed to judge end-entity certificates is
 * kept as long as there is room.
 */
final class FirstReading {
    private static final String ARN = "arn:";

    private final FindingLog log;
    private final AuditProgress progress;
    private final ThreadLocal<FastPass> fast;
    private final Map<String, ParsedCertificate> cas = new LinkedHashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, String> firstOf = new HashMap<>();
    private final List<RetainedBatch> kept = new ArrayList<>();
    private final CertificateNumbering numbering = new CertificateNumbering();
    private long room;
    private boolean allKept = true;
    private long unreadable;
    private long otherFiles;

    FirstReading(AuditOptions options, FindingLog log, AuditProgress progress) {
        this.log = log;
        this.progress = progress;
        room = options.retained();
        fast = ThreadLocal.withInitial(() -> new FastPass(options));
    }

    void read(List<Source> sources, Pipeline pipeline) {
        otherFiles = pipeline.run(sources, this::scan, this::take);
    }

    private BatchScan scan(Batch batch) {
        return BatchScan.of(batch, fast.get());
    }

    private void take(Batch batch, BatchScan scan) {
        numbering.startOf(batch.place());
        if (batch instanceof Batch.Problem problem) {
            unreadable++;
            log.add(
                    AuditCode.UNREADABLE.of(Place.of(batch.place()), "", problem.why(), problem.fix()),
                    numbering.all());
        }
        if (batch instanceof Batch.Note note) {
            log.add(
                    AuditCode.of(note.notice()).of(Place.of(batch.place()), note.part(), note.message()),
                    numbering.all());
        }
        for (BatchScan.Broken broken : scan.broken()) {
            unreadable++;
            Place place = new Place(batch.place(), numbering.inPlace() + broken.index(), "");
            log.add(AuditCode.UNREADABLE.of(place, "", line(broken) + broken.why()), numbering.all() + broken.index());
        }
        for (int line : scan.trustSettings()) {
            log.add(
                    AuditCode.TRUST_SETTINGS_IGNORED.of(
                            Place.of(batch.place()),
                            "line " + (numbering.lines() + line),
                            "the certificate's OpenSSL trust settings are not applied"),
                    numbering.all());
        }
        for (ParsedCertificate ca : scan.cas()) {
            if (numbering.inPlace() + ca.number() == 1 && batch.place().startsWith(ARN)) {
                firstOf.putIfAbsent(batch.place(), ca.fingerprint());
            }
            cas.putIfAbsent(ca.fingerprint(), ca.at(numbering.inPlace() + ca.number(), numbering.all() + ca.number()));
            if (!GivenCas.isIssued(batch.place())) {
                held.add(ca.fingerprint());
            }
        }
        keep(scan);
        numbering.endOf(scan.count(), scan.lines());
        progress.reading().found(scan.count());
    }

    private String line(BatchScan.Broken broken) {
        return broken.line() == 0 ? "" : "line " + (numbering.lines() + broken.line()) + ": ";
    }

    private void keep(BatchScan scan) {
        RetainedBatch batch = scan.retained();
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

    /** The fingerprint of the first certificate of a place in AWS, if it is that of a CA. */
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

    long certificates() {
        return numbering.all();
    }

    long unreadable() {
        return unreadable;
    }

    long otherFiles() {
        return otherFiles;
    }
}

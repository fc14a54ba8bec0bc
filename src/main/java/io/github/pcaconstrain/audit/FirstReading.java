package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.Batch.Certificates;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first reading: finds the CAs, and what cannot be read. End-entity certificates are kept as far as there is room. */
final class FirstReading {
    /** What one batch holds. */
    private record Scan(Certificates certificates, List<Parsed> cas, List<Broken> broken) {}

    private record Broken(int index, String why) {}

    /** A batch that the second reading need not decode again. */
    record Kept(String place, Certificates certificates) {}

    private final FindingLog log;
    private final ThreadLocal<FastCertificate> fast = ThreadLocal.withInitial(FastCertificate::new);
    private final Map<String, Parsed> cas = new LinkedHashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Numbering numbering = new Numbering();
    private long room;
    private boolean allKept = true;
    private long unreadable;
    private long otherFiles;

    FirstReading(AuditOptions options, FindingLog log) {
        this.log = log;
        room = options.retained();
    }

    void read(List<Source> sources, Pipeline pipeline) {
        otherFiles = pipeline.run(sources, this::scan, this::take);
    }

    private Scan scan(Batch batch) {
        Certificates certificates = batch.decode();
        List<Parsed> found = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < certificates.count(); i++) {
            Optional<String> problem = certificates.problem(i);
            if (problem.isPresent()) {
                broken.add(new Broken(i + 1, problem.get()));
            } else if (!isLeaf(certificates, i)) {
                try {
                    Parsed parsed = Parsed.of(certificates.der(i), batch.place(), i + 1);
                    if (parsed.isCa()) {
                        found.add(parsed);
                    }
                } catch (IllegalArgumentException e) {
                    broken.add(new Broken(i + 1, String.valueOf(e.getMessage())));
                }
            }
        }
        return new Scan(certificates, found, broken);
    }

    private boolean isLeaf(Certificates certificates, int i) {
        FastCertificate certificate = fast.get();
        return certificate.read(certificates.octets(), certificates.from(i), certificates.to(i))
                && !certificate.mayBeCa();
    }

    private void take(Batch batch, Scan scan) {
        numbering.startOf(batch.place());
        if (batch instanceof Batch.Problem problem) {
            unreadable++;
            log.add(
                    AuditCode.UNREADABLE.of(Place.of(batch.place()), problem.why(), "nothing is known of it"),
                    numbering.all());
        }
        if (batch instanceof Batch.Note note) {
            log.add(
                    AuditCode.of(note.remark()).of(Place.of(batch.place()), note.part(), note.message()),
                    numbering.all());
        }
        for (Broken broken : scan.broken()) {
            unreadable++;
            Place place = new Place(batch.place(), numbering.inPlace() + broken.index(), "");
            log.add(AuditCode.UNREADABLE.of(place, "", broken.why()), numbering.all() + broken.index());
        }
        for (Parsed ca : scan.cas()) {
            cas.putIfAbsent(ca.fingerprint(), ca.at(numbering.inPlace() + ca.number(), numbering.all() + ca.number()));
        }
        keep(batch, scan.certificates());
        numbering.endOf(scan.certificates().count());
    }

    private void keep(Batch batch, Certificates certificates) {
        room -= certificates.size();
        allKept &= room >= 0;
        if (allKept) {
            kept.add(new Kept(batch.place(), certificates));
        }
    }

    List<Parsed> cas() {
        return List.copyOf(cas.values());
    }

    /** The batches that were kept, from the first on without a gap. */
    List<Kept> kept() {
        return kept;
    }

    /** Whether these are all. */
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

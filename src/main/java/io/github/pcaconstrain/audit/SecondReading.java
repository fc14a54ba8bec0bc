package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.Batch.Certificates;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The second reading: judges the end-entity certificates, now that all CAs are known. */
final class SecondReading {
    private record Result(int count, List<Found> found, List<Missing> missing, boolean changed) {}

    private record Found(int index, CertificateFinding finding) {}

    private record Missing(int index, String issuer) {}

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
    private final LeafAudit audit;
    private final ThreadLocal<FastPass> fast;
    private final Set<String> cas;
    private final Numbering numbering = new Numbering();
    private final Map<String, Absent> missing = new TreeMap<>();
    private boolean changed;

    SecondReading(AuditOptions options, Judges judges, Signatures signatures, FindingLog log) {
        this.log = log;
        audit = new LeafAudit(judges, options, signatures);
        fast = ThreadLocal.withInitial(() -> new FastPass(options, judges));
        cas = judges.graph().cas().stream().map(Parsed::fingerprint).collect(Collectors.toSet());
    }

    void read(List<Source> sources, FirstReading first, Pipeline pipeline) {
        if (first.isAllKept()) {
            pipeline.each(
                    first.kept(),
                    kept -> judge(kept.place(), kept.certificates()),
                    (kept, result) -> take(kept.place(), result));
        } else {
            pipeline.run(sources, new Again(first.kept()), (batch, result) -> take(batch.place(), result));
        }
        missing.forEach((issuer, absent) -> log.add(
                AuditCode.ISSUER_MISSING.of(
                        absent.first,
                        "issuer " + issuer,
                        absent.count + (absent.count == 1 ? " certificate names" : " certificates name")
                                + " an issuer that is not among the sources"),
                absent.number));
        if (changed || numbering.all() != first.certificates()) {
            log.add(
                    AuditCode.UNREADABLE.of(
                            Place.of("the sources"), "changed", "they were changed while they were read"),
                    numbering.all());
        }
    }

    /** Whether the sources changed between the readings. */
    boolean isChanged(FirstReading first) {
        return changed || numbering.all() != first.certificates();
    }

    /** Batches come in the order of the first reading, so the first ones are those that were kept. */
    private final class Again implements java.util.function.Function<Batch, Result> {
        private final List<FirstReading.Kept> kept;

        Again(List<FirstReading.Kept> kept) {
            this.kept = kept;
        }

        @Override
        public Result apply(Batch batch) {
            int number = batch.number();
            return judge(batch.place(), number < kept.size() ? kept.get(number).certificates() : batch.decode());
        }
    }

    private Result judge(String place, Certificates certificates) {
        FastPass pass = fast.get();
        List<Found> found = new ArrayList<>();
        List<Missing> absent = new ArrayList<>();
        boolean other = false;
        for (int i = 0; i < certificates.count(); i++) {
            if (certificates.problem(i).isEmpty()
                    && !pass.isClean(certificates.octets(), certificates.from(i), certificates.to(i))) {
                other |= judge(place, certificates, i, found, absent);
            }
        }
        return new Result(certificates.count(), found, absent, other);
    }

    /** Judges one certificate in full; true if it is a CA that the first reading did not see. */
    private boolean judge(String place, Certificates certificates, int i, List<Found> found, List<Missing> absent) {
        Parsed parsed;
        try {
            parsed = Parsed.of(certificates.der(i), place, i + 1);
        } catch (IllegalArgumentException e) {
            return false; // the first reading has reported it
        }
        if (parsed.isCa()) {
            return !cas.contains(parsed.fingerprint());
        }
        LeafAudit.Result result = audit.check(parsed);
        result.findings().forEach(finding -> found.add(new Found(i + 1, finding)));
        result.missing().ifPresent(issuer -> absent.add(new Missing(i + 1, issuer)));
        return false;
    }

    private void take(String place, Result result) {
        numbering.startOf(place);
        changed |= result.changed();
        for (Found found : result.found()) {
            Place at = new Place(
                    place,
                    numbering.inPlace() + found.index(),
                    found.finding().place().subject());
            log.add(
                    new CertificateFinding(
                            found.finding().finding(), at, found.finding().certificate()),
                    numbering.all() + found.index());
        }
        for (Missing absent : result.missing()) {
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
    }
}

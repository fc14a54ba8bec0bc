package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Issuers of end-entity certificates that are not among the sources. Not thread-safe. */
final class MissingIssuers {
    /** The most that are named, the first by name; the names of a hostile input must not fill memory. */
    static final int LIMIT = 10_000;

    /** What the others are called; no name of an issuer is before or after all others, so this one is set apart. */
    static final String OTHERS = "(further ones)";

    /** Where an issuer was named first. */
    record First(FindingOrder order, Place place) {
        First earlier(First other) {
            int compared = order.compareTo(other.order);
            compared = compared != 0 ? compared : place.source().compareTo(other.place.source());
            compared = compared != 0 ? compared : Long.compare(place.index(), other.place.index());
            return compared <= 0 ? this : other;
        }
    }

    private final TreeMap<String, First> named = new TreeMap<>();
    private Optional<First> others = Optional.empty();
    private final DistinctCounts certificates = new DistinctCounts();

    void add(String issuer, long id, First first) {
        certificates.add(issuer, id);
        name(issuer, first);
    }

    private void name(String issuer, First first) {
        if (issuer.equals(OTHERS)) {
            others = Optional.of(others.map(first::earlier).orElse(first));
            return;
        }
        named.merge(issuer, first, First::earlier);
        if (named.size() > LIMIT) {
            Map.Entry<String, First> last = named.lastEntry();
            named.remove(last.getKey());
            name(OTHERS, last.getValue());
            certificates.move(last.getKey(), OTHERS);
        }
    }

    void addAll(Map<String, First> firsts, DistinctCounts counts) {
        certificates.addAll(counts);
        firsts.forEach(this::name);
    }

    /** Where each was named first. */
    Map<String, First> firsts() {
        Map<String, First> all = new TreeMap<>(named);
        others.ifPresent(first -> all.put(OTHERS, first));
        return all;
    }

    /** The certificates that name each. */
    DistinctCounts certificates() {
        return certificates.copy();
    }

    /** The findings about them. */
    static void findings(
            Map<String, First> firsts, DistinctCounts counts, BiConsumer<CertificateFinding, FindingOrder> log) {
        int sequence = 0;
        for (Map.Entry<String, First> each : firsts.entrySet()) {
            First first = each.getValue();
            CertificateFinding finding = AuditCode.ISSUER_MISSING.of(
                    first.place(),
                    "issuer " + each.getKey(),
                    Counted.of(counts.count(each.getKey()), "certificate names", "certificates name")
                            + " an issuer that is not among the sources");
            log.accept(
                    finding,
                    new FindingOrder(first.order().number(), FindingOrder.Stage.WHOLE, Long.MAX_VALUE, sequence++));
        }
    }
}

package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.Counted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of an audit report whose certificates AWS did not return, and why. A reason that applies to every certificate
 * of a CA, or to all of AWS, is reported once with the number of rows, and no further rows are requested. The second
 * reading of the report yields the same as the first, from the same object.
 */
final class MissingRows {
    private final Map<CaArn, Refusal> closed = new ConcurrentHashMap<>();
    private final Set<CaArn> existing = ConcurrentHashMap.newKeySet();
    private volatile Optional<Refusal> unreachable = Optional.empty();

    private final Set<String> single = new HashSet<>();
    private final Map<CaArn, Long> ofCas = new LinkedHashMap<>();
    private long notReached;

    /** Why AWS returns no certificate of the CA. Thread-safe. */
    Optional<Refusal> whyClosed(CaArn ca) {
        return Optional.ofNullable(closed.get(ca));
    }

    /** Records that AWS returns no certificate of the CA. Thread-safe. */
    void close(CaArn ca, Refusal why) {
        closed.putIfAbsent(ca, why);
    }

    /** Whether the CA is known to exist. Thread-safe. */
    boolean exists(CaArn ca) {
        return existing.contains(ca);
    }

    /** Records that the CA exists. Thread-safe. */
    void found(CaArn ca) {
        existing.add(ca);
    }

    /** Whether AWS could not be reached. Thread-safe. */
    boolean isUnreachable() {
        return unreachable.isPresent();
    }

    /** Records that AWS could not be reached. Thread-safe. */
    void lose(Refusal why) {
        unreachable = Optional.of(why);
    }

    /** Counts a row of a CA whose certificates AWS does not return. */
    void countOf(CaArn ca) {
        ofCas.merge(ca, 1L, Long::sum);
    }

    /** Counts a row for which AWS could not be reached. */
    void countNotReached() {
        notReached++;
    }

    /** Reports a row that lacks its certificate for a reason of its own. */
    void tell(String arn, Refusal why, SourceSink sink) {
        single.add(arn);
        why.report(arn, sink);
    }

    /** Reports the row again, if it was reported by itself. */
    void tellAgain(String arn, SourceSink sink) {
        if (single.contains(arn)) {
            Refusal.forNow("AWS did not return it").report(arn, sink);
        }
    }

    /** Reports the rows that have a reason in common. */
    void tellCounts(String report, SourceSink sink) {
        ofCas.forEach(
                (ca, count) -> whyClosed(ca).orElseThrow().report(ca.toString(), notFetched(count, report), sink));
        if (notReached > 0) {
            unreachable.orElseThrow().report(report, notFetched(notReached, "it"), sink);
        }
    }

    private static String notFetched(long count, String report) {
        return Counted.of(count, "certificate") + " listed in " + report + (count == 1 ? " was" : " were")
                + " not fetched";
    }
}

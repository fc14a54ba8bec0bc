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
 * The rows of an audit report whose certificates AWS did not return, and why. A reason that holds for every certificate of a CA,
 * or for all of AWS, is told once with the number of rows, and no further row is asked for. The second reading of the report
 * hands over the same as the first, from the same object. What is asked for from several threads is safe for them.
 */
final class MissingRows {
    private final Map<CaArn, String> closed = new ConcurrentHashMap<>();
    private final Set<CaArn> existing = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> unreachable = Optional.empty();

    private final Set<String> single = new HashSet<>();
    private final Map<CaArn, Long> ofCas = new LinkedHashMap<>();
    private long notReached;

    /** Why no certificate of the CA can be had; safe for several threads. */
    Optional<String> whyClosed(CaArn ca) {
        return Optional.ofNullable(closed.get(ca));
    }

    /** AWS returns no certificate of the CA; safe for several threads. */
    void close(CaArn ca, String why) {
        closed.putIfAbsent(ca, why);
    }

    /** Whether the CA is known to be there; safe for several threads. */
    boolean exists(CaArn ca) {
        return existing.contains(ca);
    }

    /** The CA is there; safe for several threads. */
    void found(CaArn ca) {
        existing.add(ca);
    }

    /** Whether AWS could not be reached; safe for several threads. */
    boolean isUnreachable() {
        return unreachable.isPresent();
    }

    /** AWS could not be reached; safe for several threads. */
    void lose(String why) {
        unreachable = Optional.of(why);
    }

    /** Counts a row of a CA of which nothing can be had. */
    void countOf(CaArn ca) {
        ofCas.merge(ca, 1L, Long::sum);
    }

    /** Counts a row for which AWS could not be reached. */
    void countNotReached() {
        notReached++;
    }

    /** Tells of a row that lacks its certificate for a reason of its own. */
    void tell(String arn, String why, SourceSink sink) {
        single.add(arn);
        sink.unreadable(arn, why);
    }

    /** Tells of the row again, if it was told of by itself. */
    void tellAgain(String arn, SourceSink sink) {
        if (single.contains(arn)) {
            sink.unreadable(arn, "AWS did not return it");
        }
    }

    /** Tells of the rows that have a reason in common. */
    void tellCounts(String report, SourceSink sink) {
        ofCas.forEach((ca, count) -> sink.unreadable(ca.toString(), notFetched(count, report) + ": " + closed.get(ca)));
        if (notReached > 0) {
            sink.unreadable(report, notFetched(notReached, "it") + ": " + unreachable.orElseThrow());
        }
    }

    private static String notFetched(long count, String report) {
        return Counted.of(count, "certificate") + " listed in " + report + (count == 1 ? " was" : " were")
                + " not fetched";
    }
}

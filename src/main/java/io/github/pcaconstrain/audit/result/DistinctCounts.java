package io.github.pcaconstrain.audit.result;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts things by a key, each once even if it was found several times. It remembers eight octets of each, up to {@link
 * #LIMIT} things; if there are more, only those whose numbers are in the first half of all numbers, then in the first
 * quarter, and so on, and the others count every time. Which half is remembered follows from the things alone, so parts
 * can be added in any order. Not thread-safe.
 */
final class DistinctCounts {
    /** All together take at most 50 MiB. */
    static final int LIMIT = 1 << 22;

    private static final int OFTEN = LIMIT / 4;

    private final int limit;
    private final Map<String, IdCounts> byKey = new HashMap<>();
    private int level;
    private int recent;

    DistinctCounts() {
        this(LIMIT);
    }

    /** With another limit, for tests. */
    DistinctCounts(int limit) {
        this.limit = limit;
    }

    void add(String key, long id) {
        of(key).add(id, level);
        count(1);
    }

    void add(String key, long[] ids) {
        IdCounts counts = of(key);
        counts.expect(ids.length);
        for (long id : ids) {
            counts.add(id, level);
        }
        count(ids.length);
    }

    private IdCounts of(String key) {
        return byKey.computeIfAbsent(key, made -> new IdCounts());
    }

    private void count(int more) {
        recent += more;
        if (recent >= Math.min(OFTEN, limit)) {
            fold();
        }
    }

    /** Adds all of another. */
    void addAll(DistinctCounts other) {
        other.fold();
        fold();
        if (other.level > level) {
            level = other.level;
            byKey.values().forEach(counts -> counts.drop(level));
        }
        other.byKey.forEach((key, counts) -> of(key).addAll(counts, level));
        limit();
    }

    /** Counts the things of one key as those of another from now on. */
    void move(String from, String to) {
        IdCounts counts = byKey.remove(from);
        if (counts != null) {
            counts.fold();
            of(to).addAll(counts, level);
        }
    }

    private void fold() {
        if (recent > 0) {
            byKey.values().forEach(IdCounts::fold);
            recent = 0;
            limit();
        }
    }

    private void limit() {
        while (byKey.values().stream().mapToLong(IdCounts::distinct).sum() > limit) {
            level++;
            byKey.values().forEach(counts -> counts.drop(level));
        }
    }

    /** The number of things of a key. */
    long count(String key) {
        fold();
        IdCounts counts = byKey.get(key);
        return counts == null ? 0 : counts.count();
    }

    Set<String> keys() {
        return Set.copyOf(byKey.keySet());
    }

    /** A copy that does not change with this one. */
    DistinctCounts copy() {
        fold();
        DistinctCounts made = new DistinctCounts(limit);
        made.level = level;
        byKey.forEach((key, counts) -> made.byKey.put(key, counts.copy()));
        return made;
    }

    int level() {
        return level;
    }

    /** What is remembered of each key, for storing. */
    Map<String, IdCounts> stored() {
        fold();
        return Map.copyOf(byKey);
    }

    static DistinctCounts of(int level, Map<String, IdCounts> stored) {
        DistinctCounts made = new DistinctCounts();
        made.level = level;
        made.byKey.putAll(stored);
        return made;
    }
}

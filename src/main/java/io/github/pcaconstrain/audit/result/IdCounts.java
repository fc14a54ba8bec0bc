package io.github.pcaconstrain.audit.result;

import java.util.Arrays;

/**
 * How many things were found, and how many of them again, by their numbers. It remembers only the numbers below a limit
 * of the caller; those above count every time. Not thread-safe.
 */
final class IdCounts {
    private static final int FIRST_ROOM = 8;
    private static final int[] NEVER = {};

    private long total;
    /** Those that are known, in order, each once. The arrays are never changed, so that copies can share them. */
    private long[] ids = {};
    /** How often each was found again; empty if none was. */
    private int[] again = NEVER;
    /** Those that were added since, in any order. */
    private long[] recent = {};

    private int added;

    /** Adds one, and remembers it if it is below the limit. */
    void add(long id, int level) {
        total++;
        if (isBelow(id, level)) {
            if (added == recent.length) {
                recent = Arrays.copyOf(recent, Math.max(FIRST_ROOM, 2 * added));
            }
            recent[added++] = id;
        }
    }

    /** Whether a number is in the first half, quarter, eighth and so on of all numbers. */
    private static boolean isBelow(long id, int level) {
        return level == 0 || id >>> (Long.SIZE - level) == 0;
    }

    /** Makes room for as many more at once. */
    void expect(int more) {
        if (added + more > recent.length) {
            recent = Arrays.copyOf(recent, Math.max(added + more, 2 * added));
        }
    }

    /** Adds all of another, which must not have recent ones. */
    void addAll(IdCounts other, int level) {
        fold();
        total += other.total;
        if (ids.length == 0) {
            ids = other.ids;
            again = other.again;
        } else {
            merge(other.ids, other.ids.length, other.again);
        }
        drop(level);
    }

    /** Sorts in what was added. */
    void fold() {
        if (added > 0) {
            Arrays.sort(recent, 0, added);
            merge(recent, added, NEVER);
            recent = new long[0];
            added = 0;
        }
    }

    /** Sorts in others, which are in order, and may be the same several times. */
    private void merge(long[] others, int length, int[] othersAgain) {
        long[] all = new long[ids.length + length];
        int[] counts = again.length + othersAgain.length > 0 ? new int[all.length] : NEVER;
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < ids.length || j < length) {
            boolean isMine = j == length || (i < ids.length && ids[i] <= others[j]);
            long id = isMine ? ids[i] : others[j];
            int more = isMine ? at(again, i++) : at(othersAgain, j++);
            boolean isKnown = size > 0 && all[size - 1] == id;
            if (isKnown || more > 0) {
                counts = counts.length == 0 ? new int[all.length] : counts;
                counts[isKnown ? size - 1 : size] += more + (isKnown ? 1 : 0);
            }
            if (!isKnown) {
                all[size++] = id;
            }
        }
        ids = size == all.length ? all : Arrays.copyOf(all, size);
        again = counts.length == 0 ? NEVER : Arrays.copyOf(counts, size);
    }

    private static int at(int[] counts, int i) {
        return counts.length == 0 ? 0 : counts[i];
    }

    /** Forgets those that are not below the limit; requires that there are no recent ones. */
    void drop(int level) {
        if (level == 0 || ids.length == 0) {
            return;
        }
        long[] left = new long[ids.length];
        int[] counts = again.length == 0 ? NEVER : new int[ids.length];
        int size = 0;
        for (int i = 0; i < ids.length; i++) {
            if (isBelow(ids[i], level)) {
                left[size] = ids[i];
                if (counts.length > 0) {
                    counts[size] = again[i];
                }
                size++;
            }
        }
        ids = Arrays.copyOf(left, size);
        again = counts.length == 0 ? NEVER : Arrays.copyOf(counts, size);
    }

    /** How many are remembered; requires that there are no recent ones. */
    int distinct() {
        return ids.length;
    }

    /** How many were found, each once; requires that there are no recent ones. */
    long count() {
        long repeated = 0;
        for (int each : again) {
            repeated += each;
        }
        return total - repeated;
    }

    /** A copy that does not change; requires that there are no recent ones. */
    IdCounts copy() {
        return of(total, ids, again);
    }

    static IdCounts of(long total, long[] ids, int[] again) {
        IdCounts made = new IdCounts();
        made.total = total;
        made.ids = ids;
        made.again = again;
        return made;
    }

    long total() {
        return total;
    }

    long[] ids() {
        return ids;
    }

    int[] again() {
        return again;
    }
}

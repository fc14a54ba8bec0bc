package io.github.pcaconstrain.suggest;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the positions of zones by keys, of which each zone has many: an entry takes eight octets, the hash of the key with
 * the position in place of its last bits. A position may be found for a key that it does not have, and is to be checked.
 */
final class ZoneIndex {
    private static final int POSITION_BITS = 24;
    private static final long POSITION = (1L << POSITION_BITS) - 1;
    private static final int FIRST_CAPACITY = 256;

    /** FNV-1a (draft-eastlake-fnv), of 64 bits. */
    private static final long OFFSET = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private long[] entries = new long[FIRST_CAPACITY];
    private int size;

    /** Adds a zone; to be sorted after the last one. */
    void add(Set<String> keys, int position) {
        if (position > POSITION) {
            throw new IllegalArgumentException("zone " + position);
        }
        for (String key : keys) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size + size / 2);
            }
            entries[size++] = hash(key) | position;
        }
    }

    void sort() {
        entries = Arrays.copyOf(entries, size);
        Arrays.sort(entries);
    }

    /** The positions of the zones that have one of the keys, in order, and perhaps of some others. */
    IntStream positions(Set<String> keys) {
        Set<Integer> found = new TreeSet<>();
        for (String key : keys) {
            long hash = hash(key);
            int first = Arrays.binarySearch(entries, hash);
            for (int i = first < 0 ? -first - 1 : first; i < size && (entries[i] & ~POSITION) == hash; i++) {
                found.add((int) (entries[i] & POSITION));
            }
        }
        return found.stream().mapToInt(Integer::intValue);
    }

    private static long hash(String key) {
        long hash = OFFSET;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * PRIME;
        }
        return hash & ~POSITION;
    }
}

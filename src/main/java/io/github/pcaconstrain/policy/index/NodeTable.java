package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.name.SeededHash;
import org.jspecify.annotations.Nullable;

/**
 * A hash table whose entries are chained themselves, so that a look-up makes no object and an index of many small nodes no maps.
 * The caller walks a chain and compares, since only he knows what makes two entries the same.
 *
 * @param <N> the entries
 */
final class NodeTable<N extends NodeTable.Node<N>> {
    /** What is kept in a table. */
    abstract static class Node<N> {
        final long hash;
        private @Nullable N next;

        /** An entry that is found by this value of {@link SeededHash}. */
        Node(long hash) {
            this.hash = hash;
        }

        /** The entry after it in its chain, which may have another hash. */
        @Nullable
        N next() {
            return next;
        }
    }

    private static final int SMALLEST = 8;

    private static final int MOST_AT_ONCE = 1 << 24;

    private final int room;
    private @Nullable N[] chains;
    private int size;

    /** A table that has room for so many entries from the first one on, and grows where there are more. */
    NodeTable(int expected) {
        room = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, 2 * Math.min(expected, MOST_AT_ONCE) - 1)));
        chains = array(1);
    }

    /** The first entry of the chain on which those with this hash are. */
    @Nullable
    N chain(long hash) {
        return chains[(int) hash & (chains.length - 1)];
    }

    /** Adds an entry, which the caller did not find. */
    void add(N node) {
        if (size == chains.length || size == 0) {
            grow();
        }
        link(node);
        size++;
    }

    private void grow() {
        @Nullable N[] old = chains;
        chains = array(Math.max(room, 4 * old.length));
        for (N first : old) {
            for (N node = first; node != null; ) {
                N next = node.next();
                link(node);
                node = next;
            }
        }
    }

    private void link(N node) {
        int at = (int) node.hash & (chains.length - 1);
        Node<N> entry = node;
        entry.next = chains[at];
        chains[at] = node;
    }

    @SuppressWarnings("unchecked") // N is erased to Node
    private static <N extends Node<N>> @Nullable N[] array(int length) {
        return (N[]) new Node<?>[length];
    }
}

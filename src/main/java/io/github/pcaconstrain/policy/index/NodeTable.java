package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.name.SeededHash;
import org.jspecify.annotations.Nullable;

/**
 * A hash table whose entries are linked with each other, so a look-up allocates nothing, and an index of many small
 * nodes needs no maps. The caller walks a chain and compares, because only the caller knows when two entries are equal.
 *
 * @param <N> the entries
 */
final class NodeTable<N extends NodeTable.Node<N>> {
    /** An entry of a table. */
    abstract static class Node<N> {
        final long hash;
        private @Nullable N next;

        /** An entry with this value of {@link SeededHash}. */
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

    /** Creates a table with room for this number of entries, which grows if there are more. */
    NodeTable(int expected) {
        room = Math.max(SMALLEST, Integer.highestOneBit(2 * Math.min(expected, MOST_AT_ONCE) - 1));
        chains = array(1);
    }

    /** The first entry of the chain for this hash. */
    @Nullable
    N chain(long hash) {
        return chains[(int) hash & (chains.length - 1)];
    }

    /** Adds an entry that is not in the table yet. */
    void add(N node) {
        if (size == chains.length) {
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

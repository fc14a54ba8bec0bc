package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.SeededHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Host names, counted by their labels from the right: how many certificates have a name at or below each. A label takes
 * some 50 octets, so a million host names fit into 60 MB. A node is a number; that of a parent is smaller than those of its
 * children. Not thread-safe.
 */
final class HostCounts {
    /** The node above every host. */
    static final int ROOT = 0;

    private static final int FIRST_CAPACITY = 256;

    private static final int PARENT = 0;
    /** Where its label begins in {@link #labels}. */
    private static final int START = 1;
    /** The length of its label. */
    private static final int LENGTH = 2;
    /** How many certificates have a name at or below it. */
    private static final int UNDER = 3;
    /** The last of them. */
    private static final int LAST = 4;
    /** How many certificates have a name that is exactly its own. */
    private static final int OWN = 5;
    /** The last of them. */
    private static final int LAST_OWN = 6;

    private static final int FIELDS = 7;

    private static final int CHUNK_BITS = 8;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /**
     * The nodes, in chunks, so that none is copied when there are more. The fields of a node are side by side, because each
     * that is somewhere else would have to be waited for.
     */
    private final List<int[]> chunks = new ArrayList<>(List.of(new int[CHUNK * FIELDS]));

    private final BitSet open = new BitSet();
    private int size = 1;

    /** In lower case. */
    private byte[] labels = new byte[FIRST_CAPACITY];

    private int labelsEnd;
    /**
     * The nodes by the hash of parent and label, which is in the upper half of a slot: a slot that belongs to another is passed
     * without a look at its node, which is most often in no cache.
     */
    private long[] slots = new long[2 * FIRST_CAPACITY];

    HostCounts() {
        chunk(ROOT)[LAST] = -1;
    }

    /**
     * Counts a host of a certificate.
     *
     * @param host a host name without flaws, in upper or lower case
     * @param isOpen whether the name stands for all hosts one label below, as a wildcard does
     * @param certificate the number of the certificate; all its names are added one after the other
     */
    void add(String host, boolean isOpen, int certificate) {
        int node = ROOT;
        count(node, certificate);
        int end = host.length();
        while (end > 0) {
            int start = host.lastIndexOf('.', end - 1) + 1;
            node = child(node, host, start, end);
            count(node, certificate);
            end = start - 1;
        }
        int[] nodes = chunk(node);
        int at = at(node);
        if (nodes[at + LAST_OWN] != certificate) {
            nodes[at + LAST_OWN] = certificate;
            nodes[at + OWN]++;
        }
        if (isOpen) {
            open.set(node);
        }
    }

    private void count(int node, int certificate) {
        int[] nodes = chunk(node);
        int at = at(node);
        if (nodes[at + LAST] != certificate) {
            nodes[at + LAST] = certificate;
            nodes[at + UNDER]++;
        }
    }

    private int child(int parent, String host, int start, int end) {
        long hash = SeededHash.add(parent, host, start, end) << Integer.SIZE;
        int slot = slot(slots, hash);
        while (slots[slot] != 0) {
            int node = (int) slots[slot];
            if ((slots[slot] ^ node) == hash && is(node, parent, host, start, end)) {
                return node;
            }
            slot = next(slots, slot);
        }
        int node = newNode(parent, host, start, end);
        slots[slot] = hash | node;
        if (2 * size > slots.length) {
            grow();
        }
        return node;
    }

    /** Where to look first for a hash, of which the highest bits decide, so that a larger table keeps its order. */
    private static int slot(long[] table, long hash) {
        return (int) (hash >>> Long.numberOfLeadingZeros(table.length - 1L));
    }

    private static int next(long[] table, int slot) {
        return (slot + 1) & (table.length - 1);
    }

    private boolean is(int node, int parent, String host, int start, int end) {
        int[] nodes = chunk(node);
        int at = at(node);
        if (nodes[at + PARENT] != parent || nodes[at + LENGTH] != end - start) {
            return false;
        }
        int first = nodes[at + START];
        for (int i = 0; i < end - start; i++) {
            if (labels[first + i] != HostName.fold(host.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private int newNode(int parent, String host, int start, int end) {
        if (size == chunks.size() * CHUNK) {
            chunks.add(new int[CHUNK * FIELDS]);
        }
        int length = end - start;
        if (labelsEnd + length > labels.length) {
            labels = Arrays.copyOf(labels, labels.length + labels.length / 2 + length);
        }
        for (int i = start; i < end; i++) {
            labels[labelsEnd + i - start] = (byte) HostName.fold(host.charAt(i));
        }
        int[] nodes = chunk(size);
        int at = at(size);
        nodes[at + PARENT] = parent;
        nodes[at + START] = labelsEnd;
        nodes[at + LENGTH] = length;
        nodes[at + LAST] = -1;
        nodes[at + LAST_OWN] = -1;
        labelsEnd += length;
        return size++;
    }

    private int[] chunk(int node) {
        return chunks.get(node >>> CHUNK_BITS);
    }

    private static int at(int node) {
        return (node & (CHUNK - 1)) * FIELDS;
    }

    private int field(int node, int field) {
        return chunk(node)[at(node) + field];
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long entry : slots) {
            if (entry != 0) {
                int slot = slot(larger, entry);
                while (larger[slot] != 0) {
                    slot = next(larger, slot);
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }

    /** How many nodes there are, with the root. */
    int size() {
        return size;
    }

    int parent(int node) {
        return field(node, PARENT);
    }

    /** How many certificates have a name at or below a node. */
    int under(int node) {
        return field(node, UNDER);
    }

    /** How many certificates have a name that is exactly that of the node. */
    int own(int node) {
        return field(node, OWN);
    }

    /** Whether a name stands for all hosts one label below. */
    boolean isOpen(int node) {
        return open.get(node);
    }

    /** The host name of a node; empty for the root. */
    String text(int node) {
        StringBuilder text = new StringBuilder();
        for (int each = node; each != ROOT; each = parent(each)) {
            text.append(each == node ? "" : ".")
                    .append(new String(labels, field(each, START), field(each, LENGTH), StandardCharsets.US_ASCII));
        }
        return text.toString();
    }
}

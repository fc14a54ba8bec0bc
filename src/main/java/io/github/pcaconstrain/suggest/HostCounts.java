package io.github.pcaconstrain.suggest;

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
    private static final int HASH = 1;
    /** Where its label begins in {@link #labels}. */
    private static final int START = 2;
    /** The length of its label. */
    private static final int LENGTH = 3;
    /** How many certificates have a name at or below it. */
    private static final int UNDER = 4;
    /** The last of them. */
    private static final int LAST = 5;
    /** How many certificates have a name that is exactly its own. */
    private static final int OWN = 6;
    /** The last of them. */
    private static final int LAST_OWN = 7;

    private static final int FIELDS = 8;

    private static final int CHUNK_BITS = 8;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /**
     * The nodes, in chunks, so that none is copied when there are more. The fields of a node are side by side, because each
     * that is somewhere else would have to be waited for.
     */
    private final List<int[]> chunks = new ArrayList<>(List.of(new int[CHUNK * FIELDS]));

    private final BitSet open = new BitSet();
    private int size = 1;

    private byte[] labels = new byte[FIRST_CAPACITY];
    private int labelsEnd;
    private int[] slots = new int[2 * FIRST_CAPACITY];

    HostCounts() {
        chunk(ROOT)[LAST] = -1;
    }

    /**
     * Counts a host of a certificate.
     *
     * @param host a host name without flaws, in lower case
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
        long seeded = SeededHash.add(parent, host, start, end);
        int hash = (int) (seeded ^ (seeded >>> 32));
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int node = slots[slot];
            if (is(node, parent, hash, host, start, end)) {
                return node;
            }
            slot = (slot + 1) & mask;
        }
        int node = newNode(parent, hash, host, start, end);
        slots[slot] = node;
        if (2 * size > slots.length) {
            grow();
        }
        return node;
    }

    private boolean is(int node, int parent, int hash, String host, int start, int end) {
        int[] nodes = chunk(node);
        int at = at(node);
        if (nodes[at + HASH] != hash || nodes[at + PARENT] != parent || nodes[at + LENGTH] != end - start) {
            return false;
        }
        int first = nodes[at + START];
        for (int i = 0; i < end - start; i++) {
            if (labels[first + i] != host.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }

    private int newNode(int parent, int hash, String host, int start, int end) {
        if (size == chunks.size() * CHUNK) {
            chunks.add(new int[CHUNK * FIELDS]);
        }
        int length = end - start;
        if (labelsEnd + length > labels.length) {
            labels = Arrays.copyOf(labels, labels.length + labels.length / 2 + length);
        }
        for (int i = start; i < end; i++) {
            labels[labelsEnd + i - start] = (byte) host.charAt(i);
        }
        int[] nodes = chunk(size);
        int at = at(size);
        nodes[at + PARENT] = parent;
        nodes[at + HASH] = hash;
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
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int node = 1; node < size; node++) {
            int slot = field(node, HASH) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = node;
        }
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

package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.name.SeededHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Host names, counted by their labels from the right: how many certificates have a name at or below each. A label takes
 * some 50 octets, so a million host names fit into 60 MB. A node is a number; that of a parent is smaller than those of its
 * children. Not thread-safe.
 */
final class HostCounts {
    /** The node above every host. */
    static final int ROOT = 0;

    private static final int FIRST_CAPACITY = 256;

    private int[] parents = new int[FIRST_CAPACITY];
    private int[] hashes = new int[FIRST_CAPACITY];
    private int[] starts = new int[FIRST_CAPACITY];
    private byte[] lengths = new byte[FIRST_CAPACITY];
    private int[] under = new int[FIRST_CAPACITY];
    private int[] own = new int[FIRST_CAPACITY];
    private int[] last = new int[FIRST_CAPACITY];
    private int[] lastOwn = new int[FIRST_CAPACITY];
    private final BitSet open = new BitSet();
    private int size = 1;

    private byte[] labels = new byte[FIRST_CAPACITY];
    private int labelsEnd;
    private int[] slots = new int[2 * FIRST_CAPACITY];

    HostCounts() {
        last[ROOT] = -1;
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
        if (lastOwn[node] != certificate) {
            lastOwn[node] = certificate;
            own[node]++;
        }
        if (isOpen) {
            open.set(node);
        }
    }

    private void count(int node, int certificate) {
        if (last[node] != certificate) {
            last[node] = certificate;
            under[node]++;
        }
    }

    private int child(int parent, String host, int start, int end) {
        long seeded = SeededHash.add(parent, host, start, end);
        int hash = (int) (seeded ^ (seeded >>> 32));
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int node = slots[slot];
            if (hashes[node] == hash && parents[node] == parent && isLabel(node, host, start, end)) {
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

    private boolean isLabel(int node, String host, int start, int end) {
        if (lengths[node] != end - start) {
            return false;
        }
        for (int i = 0; i < end - start; i++) {
            if (labels[starts[node] + i] != host.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }

    private int newNode(int parent, int hash, String host, int start, int end) {
        if (size == parents.length) {
            int more = size + size / 2;
            parents = Arrays.copyOf(parents, more);
            hashes = Arrays.copyOf(hashes, more);
            starts = Arrays.copyOf(starts, more);
            lengths = Arrays.copyOf(lengths, more);
            under = Arrays.copyOf(under, more);
            own = Arrays.copyOf(own, more);
            last = Arrays.copyOf(last, more);
            lastOwn = Arrays.copyOf(lastOwn, more);
        }
        int length = end - start;
        if (labelsEnd + length > labels.length) {
            labels = Arrays.copyOf(labels, labels.length + labels.length / 2 + length);
        }
        for (int i = start; i < end; i++) {
            labels[labelsEnd + i - start] = (byte) host.charAt(i);
        }
        parents[size] = parent;
        hashes[size] = hash;
        starts[size] = labelsEnd;
        lengths[size] = (byte) length;
        last[size] = -1;
        lastOwn[size] = -1;
        labelsEnd += length;
        return size++;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int node = 1; node < size; node++) {
            int slot = hashes[node] & mask;
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
        return parents[node];
    }

    /** How many certificates have a name at or below a node. */
    int under(int node) {
        return under[node];
    }

    /** How many certificates have a name that is exactly that of the node. */
    int own(int node) {
        return own[node];
    }

    /** Whether a name stands for all hosts one label below. */
    boolean isOpen(int node) {
        return open.get(node);
    }

    /** The host name of a node; empty for the root. */
    String text(int node) {
        StringBuilder text = new StringBuilder();
        for (int at = node; at != ROOT; at = parents[at]) {
            text.append(at == node ? "" : ".")
                    .append(new String(labels, starts[at], lengths[at], StandardCharsets.US_ASCII));
        }
        return text.toString();
    }
}

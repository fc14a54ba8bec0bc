package io.github.pcaconstrain.suggest;

import java.util.Arrays;

/**
 * How many certificates have an address in a block, or in one of several blocks. As long as they are few, it is known
 * which they are, so that one with addresses in many blocks counts once. Not thread-safe.
 */
final class CertificateCount {
    /** More certificates than that are worth any block. */
    private static final int FEW = 128;

    private int[] first;
    private long all;
    private int last = -1;

    CertificateCount() {
        this(new int[0], 0);
    }

    private CertificateCount(int[] first, long all) {
        this.first = first;
        this.all = all;
    }

    /** Adds a certificate, whose addresses are added one after the other; numbers increase. */
    void add(int certificate) {
        if (certificate != last) {
            last = certificate;
            if (all < FEW) {
                first = Arrays.copyOf(first, first.length + 1);
                first[first.length - 1] = certificate;
            }
            all++;
        }
    }

    /** The number; of several blocks with many certificates, at most that many. */
    long get() {
        return all;
    }

    /** The certificates of both. */
    CertificateCount and(CertificateCount other) {
        if (all > FEW || other.all > FEW) {
            return new CertificateCount(first, all + other.all);
        }
        int[] both = new int[first.length + other.first.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < first.length || j < other.first.length) {
            boolean isFirst = j == other.first.length || (i < first.length && first[i] <= other.first[j]);
            int next = isFirst ? first[i++] : other.first[j++];
            if (size == 0 || both[size - 1] != next) {
                both[size++] = next;
            }
        }
        return new CertificateCount(Arrays.copyOf(both, Math.min(size, FEW)), size);
    }
}

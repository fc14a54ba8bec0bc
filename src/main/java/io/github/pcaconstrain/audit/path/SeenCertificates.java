package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.audit.fast.CertificateId;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Records which end-entity certificates have been seen. It stores eight octets for each, up to a limit: beyond that,
 * duplicates are counted every time. Thread-safe.
 */
public final class SeenCertificates {
    /** All shards together take at most 64 MiB. */
    private static final int LIMIT = 1 << 22;

    private static final int SHARDS = 64;
    private static final int FIRST_CAPACITY = 64;

    /** Unknown to those who make up certificates, who otherwise could put them all into one place of a table. */
    private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

    private final Shard[] shards = new Shard[SHARDS];

    public SeenCertificates() {
        Arrays.setAll(shards, i -> new Shard());
    }

    /**
     * Records a certificate; returns whether it is new.
     *
     * @param id its {@link CertificateId}
     */
    public boolean add(long id) {
        return shards[(int) (id & (SHARDS - 1))].add(id);
    }

    /** A set of numbers, with open addressing. */
    private static final class Shard {
        private long[] ids = new long[FIRST_CAPACITY];
        private int size;

        synchronized boolean add(long id) {
            int slot = slot(ids, id);
            if (ids[slot] == id) {
                return false;
            }
            if (size < LIMIT / SHARDS) {
                ids[slot] = id;
                size++;
                if (2 * size >= ids.length) {
                    grow();
                }
            }
            return true;
        }

        private void grow() {
            long[] larger = new long[2 * ids.length];
            for (long id : ids) {
                if (id != CertificateId.NONE) {
                    larger[slot(larger, id)] = id;
                }
            }
            ids = larger;
        }

        /** The slot that has the number, or the free one for it. */
        private static int slot(long[] table, long id) {
            int mask = table.length - 1;
            int slot = (int) ((id * SEED) >>> Long.numberOfLeadingZeros(mask));
            while (table[slot] != CertificateId.NONE && table[slot] != id) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}

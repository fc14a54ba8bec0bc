package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.crypto.Sha256;
import java.nio.ByteBuffer;

/**
 * The position of the record of an ARN in a file. It takes 16 octets per ARN instead of its text. ARNs whose SHA-256
 * starts with the same eight octets share the entry of the last one, so the reader of a record has to check its ARN.
 */
final class ArnIndex {
    static final long ABSENT = -1;

    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] keys = new long[FIRST_CAPACITY];
    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    /** The position, or {@link #ABSENT}. */
    long get(String arn) {
        long key = key(arn);
        int slot = slot(key);
        return keys[slot] == key ? places[slot] : ABSENT;
    }

    void put(String arn, long place) {
        if (2 * size >= keys.length) {
            grow();
        }
        put(key(arn), place);
    }

    int size() {
        return size;
    }

    private void put(long key, long place) {
        int slot = slot(key);
        size += keys[slot] == key ? 0 : 1;
        keys[slot] = key;
        places[slot] = place;
    }

    /** The slot with the key, or the free slot for it. */
    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldPlaces = places;
        keys = new long[2 * oldKeys.length];
        places = new long[2 * oldKeys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldPlaces[i]);
            }
        }
    }

    // 0 marks a free slot.
    private long key(String arn) {
        long key = ByteBuffer.wrap(Sha256.of(arn)).getLong();
        return key == 0 ? 1 : key;
    }
}

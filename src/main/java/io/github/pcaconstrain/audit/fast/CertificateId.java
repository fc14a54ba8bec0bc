package io.github.pcaconstrain.audit.fast;

/**
 * A number that identifies a certificate: a hash of its length and its last octets, which belong to the signature. No
 * two certificates have the same signature. It is the same in every process, so that parts of an audit can be put
 * together. Somebody who makes up certificates can give two of them the same number, and gains that one of them is not
 * counted.
 */
public final class CertificateId {
    /** A value that no certificate has. */
    public static final long NONE = 0;

    private static final int TAIL = 40;
    private static final int PART = 8;
    /** 2^64 divided by the golden ratio, and the constants of MurmurHash3's finalizer: every bit changes half of them. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private static final long FIRST = 0xff51afd7ed558ccdL;
    private static final long SECOND = 0xc4ceb9fe1a85ec53L;
    private static final int HALF = 33;

    private CertificateId() {}

    /** Computes the number of the DER certificate in this range. */
    public static long of(byte[] octets, int from, int to) {
        long hash = (long) to - from;
        for (int i = Math.max(from, to - TAIL); i < to; i += PART) {
            long part = 0;
            for (int j = i; j < Math.min(i + PART, to); j++) {
                part = (part << Byte.SIZE) | (octets[j] & 0xff);
            }
            hash = (hash ^ part) * STEP;
            hash ^= hash >>> HALF;
        }
        hash = (hash ^ (hash >>> HALF)) * FIRST;
        hash = (hash ^ (hash >>> HALF)) * SECOND;
        hash ^= hash >>> HALF;
        return hash == NONE ? NONE + 1 : hash;
    }
}

package io.github.pcaconstrain.audit.fast;

/**
 * A number that identifies a certificate: a hash of its length, its first octets, which have the serial number, and its
 * last ones, which belong to the signature. Neither alone would do. A precertificate has the serial number of the
 * certificate (RFC 6962, section 3.1). Signatures by hashes end with a few nodes of a tree that depend on the key alone
 * (FIPS 205, section 7), and those of ML-DSA with hints that may be nearly empty (FIPS 204, section 7.1). The number is
 * the same in every process, so that parts of an audit can be put together. Somebody who makes up certificates can give two of them the same number, and gains that one of them is not
 * counted.
 */
public final class CertificateId {
    /** A value that no certificate has. */
    public static final long NONE = 0;

    /** Version and serial number, of up to 20 octets, end after 35 (RFC 5280, section 4.1). */
    private static final int HEAD = 40;

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
        hash = hashed(hash, octets, from, Math.min(from + HEAD, to));
        hash = hashed(hash, octets, Math.max(from, to - TAIL), to);
        hash = (hash ^ (hash >>> HALF)) * FIRST;
        hash = (hash ^ (hash >>> HALF)) * SECOND;
        hash ^= hash >>> HALF;
        return hash == NONE ? NONE + 1 : hash;
    }

    private static long hashed(long start, byte[] octets, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i += PART) {
            long part = 0;
            for (int j = i; j < Math.min(i + PART, to); j++) {
                part = (part << Byte.SIZE) | (octets[j] & 0xff);
            }
            hash = (hash ^ part) * STEP;
            hash ^= hash >>> HALF;
        }
        return hash;
    }
}

package io.github.pcaconstrain.audit.fast;

import io.github.pcaconstrain.policy.name.SeededHash;

/**
 * A number that identifies a certificate within a process: a hash of the length and the last octets, which belong to
 * the signature. No two certificates have the same signature.
 */
public final class CertificateId {
    /** A value that no certificate has. */
    public static final long NONE = 0;

    private static final int TAIL = 42;
    private static final int PART = 7;

    private CertificateId() {}

    /** Computes the number of the DER certificate in this range. */
    public static long of(byte[] octets, int from, int to) {
        long hash = SeededHash.add(NONE, to - from);
        for (int i = Math.max(from, to - TAIL); i < to; i += PART) {
            long part = 0;
            for (int j = i; j < Math.min(i + PART, to); j++) {
                part = (part << Byte.SIZE) | (octets[j] & 0xff);
            }
            hash = SeededHash.add(hash, part);
        }
        return hash == NONE ? NONE + 1 : hash;
    }
}

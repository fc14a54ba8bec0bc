package io.github.pcaconstrain.policy.name;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hash values of sequences for which an attacker cannot create collisions: each is a polynomial over the field of 2^61
 * - 1, at a point that every process chooses at random. Any two different sequences of n parts collide with a
 * probability below n / 2^60. With {@link String#hashCode()}, an attacker can create any number of collisions.
 */
public final class SeededHash {
    private static final long PRIME = (1L << 61) - 1;
    private static final long POINT = ThreadLocalRandom.current().nextLong(1L << 32, PRIME);

    /** Up to seven characters form a part, after a one bit that marks their number. */
    private static final long EMPTY = 1;

    private static final long FULL = 1L << 56;

    /** The last part of a text is marked, so that its end counts too. */
    private static final long LAST = 1L << 57;

    /** A character that needs more than eight bits is a part of its own. */
    private static final long WIDE = 1L << 58;

    private SeededHash() {}

    /** The hash of a sequence and one more part, which must be from 0 to 2^61 - 1. */
    public static long add(long hash, long part) {
        long sum = hash + part;
        long high = Math.multiplyHigh(sum, POINT) << 3;
        long low = sum * POINT;
        long reduced = (low & PRIME) + (high | (low >>> 61));
        return (reduced & PRIME) + (reduced >>> 61);
    }

    /** The hash of a sequence and a text after it, ignoring the case of ASCII letters. */
    public static long add(long hash, String text, int from, int to) {
        long sequence = hash;
        long part = EMPTY;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (part >= FULL || c > 0xff) {
                sequence = add(sequence, part);
                part = EMPTY;
            }
            if (c > 0xff) {
                sequence = add(sequence, WIDE | c);
            } else {
                part = (part << 8) | HostName.fold(c);
            }
        }
        return add(sequence, LAST | part);
    }
}

package io.github.pcaconstrain.policy.name;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hash values of sequences, which nobody who chooses the sequences can make coincide: each is a polynomial over the field of
 * 2^61 - 1, taken at a point that every process draws for itself. Two different sequences of n parts fall together with a
 * probability below n / 2^60, whichever they are. With {@link String#hashCode()} an adversary has as many collisions as he
 * likes.
 */
public final class SeededHash {
    private static final long PRIME = (1L << 61) - 1;
    private static final long POINT = ThreadLocalRandom.current().nextLong(1L << 32, PRIME);

    /** Up to seven characters make a part, after a one that shows how many they are. */
    private static final long EMPTY = 1;

    private static final long FULL = 1L << 56;

    /** The last part of a text is marked, so that its end counts as well. */
    private static final long LAST = 1L << 57;

    /** A character that needs more than eight bits is a part of its own. */
    private static final long WIDE = 1L << 58;

    private SeededHash() {}

    /** The hash of a sequence and one more part, which is below 2^61 and not negative. */
    public static long add(long hash, long part) {
        long sum = hash + part;
        long high = Math.multiplyHigh(sum, POINT) << 3;
        long low = sum * POINT;
        long reduced = (low & PRIME) + (high | (low >>> 61));
        return (reduced & PRIME) + (reduced >>> 61);
    }

    /** The hash of a sequence and a text after it, in which the case of ASCII letters does not count. */
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

package io.github.pcaconstrain.audit.fast;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A part of an array, compared by its octets. For use as a key, take a {@link #copy}. */
public final class Slice {
    private final byte[] octets;
    private final int from;
    private final int to;
    private final int hash;

    /** The octets from one index up to another. */
    public Slice(byte[] octets, int from, int to) {
        this.octets = octets;
        this.from = from;
        this.to = to;
        int sum = 1;
        for (int i = from; i < to; i++) {
            sum = 31 * sum + octets[i];
        }
        hash = sum;
    }

    /** The octets of a text in hexadecimal. */
    static Slice of(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        return new Slice(octets, 0, octets.length);
    }

    /** Whether another array has these octets at this position. */
    boolean isAt(byte[] other, int start, int end) {
        return Arrays.equals(octets, from, to, other, start, end);
    }

    /** A copy of the octets. */
    public byte[] bytes() {
        return Arrays.copyOfRange(octets, from, to);
    }

    /** The same octets in an array of their own. */
    public Slice copy() {
        return new Slice(bytes(), 0, to - from);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slice slice
                && hash == slice.hash
                && Arrays.equals(octets, from, to, slice.octets, slice.from, slice.to);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

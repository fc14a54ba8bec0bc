package io.github.pcaconstrain.audit.fast;

import java.util.Arrays;

/** Part of an array. */
final class Range {
    int from;
    int to;

    void set(int start, int end) {
        from = start;
        to = end;
    }

    boolean isEmpty() {
        return from == to;
    }

    byte[] copy(byte[] of) {
        return Arrays.copyOfRange(of, from, to);
    }
}

package io.github.pcaconstrain.encoding;

/**
 * Protects the recursive ASN.1 parser against encodings that would exhaust the stack. Counts how deeply constructed
 * elements of definite length are nested, plus one level for each element of indefinite length, which DER forbids.
 */
public final class DerNesting {
    /** Certificates have about ten levels. */
    public static final int LIMIT = 64;

    private DerNesting() {}

    public static boolean isTooDeep(byte[] encoded) {
        return depth(encoded, 0, encoded.length, 0) > LIMIT;
    }

    private static int depth(byte[] in, int from, int to, int level) {
        int deepest = level;
        int at = from;
        while (at < to && deepest <= LIMIT) {
            boolean constructed = (in[at] & 0x20) != 0;
            int lengthAt = afterTag(in, at, to);
            int contentAt = afterLength(in, lengthAt, to);
            if (contentAt < 0) {
                return deepest;
            }
            boolean indefinite = (in[lengthAt] & 0xff) == 0x80;
            long end = indefinite ? to : Math.min(to, contentAt + length(in, lengthAt, contentAt));
            if (constructed) {
                deepest = Math.max(deepest, depth(in, contentAt, (int) end, level + 1));
            }
            at = (int) end;
        }
        return deepest;
    }

    private static int afterTag(byte[] in, int at, int to) {
        int next = at + 1;
        if ((in[at] & 0x1f) == 0x1f) {
            while (next < to && (in[next] & 0x80) != 0) {
                next++;
            }
            next++;
        }
        return next;
    }

    private static int afterLength(byte[] in, int at, int to) {
        if (at >= to) {
            return -1;
        }
        int first = in[at] & 0xff;
        int next = at + 1 + (first > 0x80 ? first & 0x7f : 0);
        return next > to ? -1 : next;
    }

    private static long length(byte[] in, int lengthAt, int contentAt) {
        int first = in[lengthAt] & 0xff;
        if (first < 0x80) {
            return first;
        }
        long length = 0;
        for (int i = lengthAt + 1; i < contentAt && length <= Integer.MAX_VALUE; i++) {
            length = (length << 8) | (in[i] & 0xff);
        }
        return length;
    }
}

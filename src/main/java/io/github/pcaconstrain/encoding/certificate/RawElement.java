package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.encoding.DerNesting;
import io.github.pcaconstrain.failure.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of a BER encoding, located by its tag and length alone. Values are not decoded, so an invalid value does
 * not hide its neighbours. Lengths need not be in the shortest form or definite: the signature of a certificate that is
 * not DER covers these exact octets (RFC 5280, section 4.1.1.3).
 *
 * @param octets the array that contains it
 * @param tag the tag octet; tag numbers are below 31
 * @param start the start of the element
 * @param from the start of the content
 * @param to the end of the content
 * @param end the end of the element
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawElement(byte[] octets, int tag, int start, int from, int to, int end) {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    private static final int HIGH_TAG = 0x1f;
    private static final int INDEFINITE = 0x80;

    /**
     * Reads the only element of an array.
     *
     * @throws IllegalArgumentException if the array contains anything else
     */
    static RawElement whole(byte[] octets) {
        RawElement element = at(octets, 0, octets.length, 0);
        if (element.end != octets.length) {
            int rest = octets.length - element.end;
            throw new IllegalArgumentException(
                    Counted.of(rest, "octet follows", "octets follow") + " its end at octet " + element.end);
        }
        return element;
    }

    /** The elements inside this constructed element. */
    List<RawElement> children() {
        List<RawElement> children = new ArrayList<>();
        for (int next = from; next < to; ) {
            RawElement child = at(octets, next, to, 0);
            children.add(child);
            next = child.end;
        }
        return children;
    }

    boolean is(int expected) {
        return tag == expected;
    }

    /** This element, if it has the given tag. */
    RawElement expect(int expected, String what) {
        if (tag != expected) {
            throw new IllegalArgumentException(what + " has the tag " + tag + ", not " + expected);
        }
        return this;
    }

    /** The octets of the whole element. */
    byte[] encoded() {
        return Arrays.copyOfRange(octets, start, end);
    }

    byte[] content() {
        return Arrays.copyOfRange(octets, from, to);
    }

    private static RawElement at(byte[] octets, int start, int limit, int depth) {
        if (limit - start < 2 || depth > DerNesting.LIMIT) {
            throw cutShort(start);
        }
        int tag = octets[start] & 0xff;
        if ((tag & HIGH_TAG) == HIGH_TAG) {
            return highTag(octets, tag, start, limit, depth);
        }
        return withLength(octets, tag, start, start + 1, limit, depth);
    }

    /** A tag of several octets. No element of a certificate has one, but other data may. */
    private static RawElement highTag(byte[] octets, int tag, int start, int limit, int depth) {
        int next = start + 1;
        while (next < limit && octets[next] < 0) {
            next++;
        }
        return withLength(octets, tag, start, next + 1, limit, depth);
    }

    private static RawElement withLength(byte[] octets, int tag, int start, int lengthAt, int limit, int depth) {
        if (lengthAt >= limit) {
            throw cutShort(start);
        }
        int first = octets[lengthAt] & 0xff;
        int from = lengthAt + 1;
        if (first == INDEFINITE) {
            return indefinite(octets, tag, start, from, limit, depth);
        }
        long length = first;
        if (first > INDEFINITE) {
            int count = first & 0x7f;
            length = 0;
            for (int i = 0; i < count && length <= limit; i++, from++) {
                if (from >= limit) {
                    throw cutShort(start);
                }
                length = (length << 8) | (octets[from] & 0xff);
            }
        }
        if (length > limit - from) {
            throw cutShort(start);
        }
        int to = from + (int) length;
        return new RawElement(octets, tag, start, from, to, to);
    }

    private static RawElement indefinite(byte[] octets, int tag, int start, int from, int limit, int depth) {
        int next = from;
        while (limit - next >= 2 && (octets[next] != 0 || octets[next + 1] != 0)) {
            next = at(octets, next, limit, depth + 1).end;
        }
        if (limit - next < 2) {
            throw cutShort(start);
        }
        return new RawElement(octets, tag, start, from, next, next + 2);
    }

    private static IllegalArgumentException cutShort(int at) {
        return new IllegalArgumentException("its ASN.1 is broken at octet " + at);
    }
}

package io.github.pcaconstrain.audit.fast;

/**
 * A cursor over DER. It reads one element at a time and accepts only what DER allows: definite lengths in their
 * shortest form, within the enclosing element. Anything else makes it fail permanently.
 */
final class DerCursor {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private byte[] octets = new byte[0];
    private int next;
    private int end;
    private boolean failed;

    /** The tag of the element that was read last. */
    int tag;
    /** The start of its header. */
    int start;
    /** The start of its content. */
    int from;
    /** The end of its content. */
    int to;

    void reset(byte[] source, int offset, int limit) {
        octets = source;
        next = offset;
        end = limit;
        failed = false;
    }

    boolean failed() {
        return failed;
    }

    boolean fail() {
        failed = true;
        return false;
    }

    boolean atEnd() {
        return next == end;
    }

    /** The tag of the next element, or -1 at the end. */
    int peek() {
        return next < end ? octets[next] & 0xff : -1;
    }

    /** Reads the next element's header and moves past the element. */
    boolean read() {
        if (failed || end - next < 2) {
            return fail();
        }
        start = next;
        tag = octets[next] & 0xff;
        int length = octets[next + 1] & 0xff;
        from = next + 2;
        if ((tag & 0x1f) == 0x1f) {
            return fail();
        }
        if (length >= 0x80) {
            length = longLength(length & 0x7f);
        }
        if (length < 0 || length > end - from) {
            return fail();
        }
        to = from + length;
        next = to;
        return true;
    }

    /** Reads the next element if it has this tag, and fails otherwise. */
    boolean read(int expected) {
        return read() && (tag == expected || fail());
    }

    private int longLength(int count) {
        if (count == 0 || count > 3 || end - from < count || octets[from] == 0) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (octets[from + i] & 0xff);
        }
        from += count;
        return length < 0x80 ? -1 : length;
    }

    /** Enters the element that was read last, to read its content. */
    void enter() {
        next = from;
        end = to;
    }

    /** Continues reading in another range. */
    void moveTo(int offset, int limit) {
        next = offset;
        end = limit;
    }
}

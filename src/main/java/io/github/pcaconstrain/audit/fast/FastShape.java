package io.github.pcaconstrain.audit.fast;

/**
 * Checks whether parts of a certificate have the usual form that needs no full parser, for {@link FastCertificate},
 * whose other checks only find the ends of the parts.
 */
final class FastShape {
    private static final int UTF8_STRING = 0x0c;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;

    /** emailAddress (PKCS #9), 1.2.840.113549.1.9.1. */
    private static final Slice EMAIL_ADDRESS = Slice.of("2a864886f70d010901");

    /** OIDs in use have up to 20 octets; Bouncy Castle refuses those of more than 4,096. */
    private static final int MAX_OID = 64;

    private final DerCursor der;
    /** Whether the last name had an emailAddress, to which email constraints apply and which may be malformed. */
    boolean hasEmailAddress;

    FastShape(DerCursor der) {
        this.der = der;
    }

    /** Reads a Name; returns whether its values are ASCII strings (RFC 5280, section 4.1.2.4). */
    boolean readName(byte[] octets, Range name) {
        hasEmailAddress = false;
        der.reset(octets, name.from, name.to);
        if (!der.read(DerCursor.SEQUENCE)) {
            return false;
        }
        int end = der.to;
        der.enter();
        while (!der.atEnd()) {
            if (!der.read(DerCursor.SET) || der.from == der.to) {
                return false;
            }
            int next = der.to;
            der.enter();
            while (!der.atEnd()) {
                if (!readAttribute(octets, next)) {
                    return false;
                }
            }
            der.moveTo(next, end);
        }
        return true;
    }

    private boolean readAttribute(byte[] octets, int back) {
        if (!der.read(DerCursor.SEQUENCE)) {
            return false;
        }
        int after = der.to;
        der.enter();
        if (!der.read(DerCursor.OID) || !isOid(octets, der.from, der.to)) {
            return false;
        }
        hasEmailAddress |= EMAIL_ADDRESS.isAt(octets, der.from, der.to);
        if (!der.read() || !der.atEnd()) {
            return false;
        }
        boolean isString = der.tag == UTF8_STRING || der.tag == PRINTABLE_STRING || der.tag == IA5_STRING;
        for (int i = der.from; isString && i < der.to; i++) {
            isString = octets[i] >= ' ' && octets[i] < 0x7f;
        }
        der.moveTo(after, back);
        return isString;
    }

    /** Reads a SubjectPublicKeyInfo up to its key; returns whether that is a BIT STRING of whole octets. */
    boolean readPublicKey(byte[] octets, Range publicKey) {
        der.reset(octets, publicKey.from, publicKey.to);
        if (!der.read(DerCursor.SEQUENCE)) {
            return false;
        }
        der.enter();
        return der.read(DerCursor.SEQUENCE)
                && der.read(DerCursor.BIT_STRING)
                && isWholeOctets(octets, der.from, der.to)
                && der.atEnd();
    }

    /** The content of a BIT STRING that has no unused bits. */
    static boolean isWholeOctets(byte[] octets, int from, int to) {
        return to - from > 1 && octets[from] == 0;
    }

    /** The content of an INTEGER in its shortest form. */
    static boolean isInteger(byte[] octets, int from, int to) {
        if (to - from < 2) {
            return from < to;
        }
        int sign = octets[from + 1] < 0 ? -1 : 0;
        return octets[from] != sign;
    }

    /** The content of an OBJECT IDENTIFIER whose arcs are whole and in their shortest form, and which is not too long to use. */
    static boolean isOid(byte[] octets, int from, int to) {
        if (to - from > MAX_OID) {
            return false;
        }
        boolean isStart = true;
        for (int i = from; i < to; i++) {
            if (isStart && octets[i] == (byte) 0x80) {
                return false;
            }
            isStart = octets[i] >= 0;
        }
        return from < to && isStart;
    }
}

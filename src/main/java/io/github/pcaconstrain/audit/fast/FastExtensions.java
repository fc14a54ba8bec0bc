package io.github.pcaconstrain.audit.fast;

import java.util.Arrays;

/** The positions of the fields of a certificate's extensions, for {@link FastCertificate}. */
final class FastExtensions {
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int ALTERNATIVE_NAMES = 17;
    private static final int BASIC_CONSTRAINTS = 19;
    private static final int NAME_CONSTRAINTS = 30;
    private static final int AUTHORITY_KEY_IDENTIFIER = 35;
    private static final int EXTENDED_KEY_USAGE = 37;
    /** The maximum number of extensions; certificates have about ten. */
    private static final int MAX_EXTENSIONS = 64;

    private final DerCursor der;
    private final int[] oids = new int[2 * MAX_EXTENSIONS];
    private int count;
    private byte[] octets = new byte[0];

    /** The keyIdentifier of the AuthorityKeyIdentifier; empty if there is none. */
    final Range authorityKey = new Range();
    /** The GeneralNames of the SubjectAltName; empty if there is none. */
    final Range names = new Range();
    /** Whether basicConstraints has any content. */
    boolean mayBeCa;
    /** Whether there are NameConstraints. */
    boolean constrained;

    FastExtensions(DerCursor der) {
        this.der = der;
    }

    /** Forgets the last certificate. */
    void reset(byte[] source) {
        octets = source;
        authorityKey.set(0, 0);
        names.set(0, 0);
        mayBeCa = false;
        constrained = false;
        count = 0;
    }

    /** Reads all extensions; returns whether they are valid and none occurs twice. */
    boolean read(int from, int to) {
        int next = from;
        while (next < to) {
            der.moveTo(next, to);
            if (!der.read(DerCursor.SEQUENCE)) {
                return false;
            }
            next = der.to;
            der.enter();
            if (!der.read(DerCursor.OID) || !FastShape.isOid(octets, der.from, der.to) || !add(der.from, der.to)) {
                return false;
            }
            int oid = certificateExtension(der.from, der.to);
            if (der.peek() == DerCursor.BOOLEAN && (!der.read() || der.to - der.from != 1 || octets[der.from] != -1)) {
                return false;
            }
            if (!der.read(DerCursor.OCTET_STRING) || !der.atEnd() || !readOne(oid, der.from, der.to)) {
                return false;
            }
        }
        return true;
    }

    /** Adds an OID, unless it is there already or there are too many. */
    private boolean add(int from, int to) {
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(octets, from, to, octets, oids[2 * i], oids[2 * i + 1])) {
                return false;
            }
        }
        if (count == MAX_EXTENSIONS) {
            return false;
        }
        oids[2 * count] = from;
        oids[2 * count + 1] = to;
        count++;
        return true;
    }

    /** The last arc of an OID below id-ce (2.5.29), or -1. */
    private int certificateExtension(int from, int to) {
        return to - from == 3 && octets[from] == 0x55 && octets[from + 1] == 0x1d ? octets[from + 2] : -1;
    }

    private boolean readOne(int oid, int from, int to) {
        return switch (oid) {
            case ALTERNATIVE_NAMES -> readWhole(DerCursor.SEQUENCE, from, to, names) && names.from < names.to;
            case BASIC_CONSTRAINTS -> readBasicConstraints(from, to);
            case NAME_CONSTRAINTS -> noteConstraints();
            case AUTHORITY_KEY_IDENTIFIER -> readAuthorityKey(from, to);
            case EXTENDED_KEY_USAGE -> readUsages(from, to);
            default -> true;
        };
    }

    private boolean noteConstraints() {
        constrained = true;
        return true;
    }

    private boolean readWhole(int tag, int from, int to, Range range) {
        der.moveTo(from, to);
        if (!der.read(tag) || der.to != to) {
            return false;
        }
        range.set(der.from, der.to);
        return true;
    }

    private boolean readBasicConstraints(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(DerCursor.SEQUENCE) || der.to != to) {
            return false;
        }
        // Accepts only what no parser could take for a CA: CAs are left to the full parser anyway.
        mayBeCa = der.from != der.to;
        return true;
    }

    private boolean readAuthorityKey(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(DerCursor.SEQUENCE) || der.to != to) {
            return false;
        }
        der.enter();
        if (der.peek() == KEY_IDENTIFIER) {
            if (!der.read()) {
                return false;
            }
            authorityKey.set(der.from, der.to);
        }
        // The issuer's name and serial number, which are rare, are left to the full parser.
        return der.atEnd();
    }

    private boolean readUsages(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(DerCursor.SEQUENCE) || der.to != to || der.from == to) {
            return false;
        }
        der.enter();
        while (!der.atEnd()) {
            if (!der.read(DerCursor.OID) || !FastShape.isOid(octets, der.from, der.to)) {
                return false;
            }
        }
        return true;
    }
}

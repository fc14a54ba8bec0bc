package io.github.pcaconstrain.audit.fast;

import java.util.Arrays;

/**
 * Where the fields of one certificate are. One object reads many certificates, one after the other; not for use by
 * several threads.
 *
 * <p>{@link #read} accepts a version 3 certificate in strict DER whose fields have their usual form, with no extension
 * twice. For any other it says no, and the certificate belongs to the full parser, also if it is sound.
 */
public final class FastCertificate {
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int ALTERNATIVE_NAMES = 17;
    private static final int BASIC_CONSTRAINTS = 19;
    private static final int NAME_CONSTRAINTS = 30;
    private static final int AUTHORITY_KEY_IDENTIFIER = 35;
    /** The most extensions; certificates have about ten. */
    private static final int MAX_EXTENSIONS = 64;

    /** rsaEncryption with its NULL. */
    private static final Slice RSA = Slice.of("300d06092a864886f70d0101010500");

    private final Der der = new Der();
    private final Time time = new Time();
    private final int[] oids = new int[2 * MAX_EXTENSIONS];
    private int extensions;

    /** The array that all ranges are in. */
    byte[] octets = new byte[0];
    /** The whole certificate. */
    final Range whole = new Range();

    final Range issuer = new Range();
    final Range subject = new Range();
    /** The AlgorithmIdentifier of the signature. */
    final Range signatureAlgorithm = new Range();
    /** The SubjectPublicKeyInfo. */
    final Range publicKey = new Range();
    /** The keyIdentifier of the AuthorityKeyIdentifier; empty where there is none. */
    final Range authorityKey = new Range();
    /** The GeneralNames of the SubjectAltName; empty where there is none. */
    final Range names = new Range();

    private long notBefore;
    private long notAfter;
    private boolean negativeSerial;
    private boolean ca;
    private boolean constrained;

    /** Part of the array. */
    static final class Range {
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

    /** Reads the certificate in this range, and says whether everything here may be relied on. */
    public boolean read(byte[] source, int from, int to) {
        octets = source;
        whole.set(from, to);
        authorityKey.set(0, 0);
        names.set(0, 0);
        ca = false;
        constrained = false;
        extensions = 0;
        der.reset(source, from, to);
        if (!der.read(Der.SEQUENCE) || !der.atEnd()) {
            return false;
        }
        der.enter();
        return der.read(Der.SEQUENCE) && readToBeSigned(der.from, der.to) && readSignature() && !der.failed();
    }

    private boolean readSignature() {
        int end = whole.to;
        if (!der.read(Der.SEQUENCE) || !sameOctets(signatureAlgorithm, der.start, der.to)) {
            return false;
        }
        return der.read(Der.BIT_STRING) && der.to == end;
    }

    private boolean readToBeSigned(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(VERSION) || der.to - der.from != 3 || octets[der.from + 2] != 2 || !readSerial()) {
            return false;
        }
        if (!der.read(Der.SEQUENCE)) {
            return false;
        }
        signatureAlgorithm.set(der.start, der.to);
        if (!range(Der.SEQUENCE, issuer) || !der.read(Der.SEQUENCE) || !readValidity(der.from, der.to, to)) {
            return false;
        }
        if (!range(Der.SEQUENCE, subject) || !range(Der.SEQUENCE, publicKey)) {
            return false;
        }
        if (der.atEnd()) {
            der.moveTo(to, whole.to);
            return true;
        }
        if (!der.read(EXTENSIONS) || der.to != to) {
            return false;
        }
        der.enter();
        boolean sound = der.read(Der.SEQUENCE) && der.to == to && readExtensions(der.from, der.to);
        der.moveTo(to, whole.to);
        return sound;
    }

    private boolean readSerial() {
        if (!der.read(Der.INTEGER) || der.from == der.to) {
            return false;
        }
        negativeSerial = octets[der.from] < 0;
        return true;
    }

    private boolean range(int tag, Range range) {
        boolean sound = der.read(tag);
        range.set(der.start, der.to);
        return sound;
    }

    private boolean readValidity(int from, int to, int back) {
        der.moveTo(from, to);
        if (!der.read()) {
            return false;
        }
        notBefore = seconds();
        if (!der.read() || !der.atEnd()) {
            return false;
        }
        notAfter = seconds();
        der.moveTo(to, back);
        return notBefore != Time.MALFORMED && notAfter != Time.MALFORMED;
    }

    private long seconds() {
        return switch (der.tag) {
            case UTC_TIME -> time.utc(octets, der.from, der.to);
            case GENERALIZED_TIME -> time.generalized(octets, der.from, der.to);
            default -> Time.MALFORMED;
        };
    }

    private boolean readExtensions(int from, int to) {
        int next = from;
        while (next < to) {
            der.moveTo(next, to);
            if (!der.read(Der.SEQUENCE)) {
                return false;
            }
            next = der.to;
            der.enter();
            if (!der.read(Der.OID) || isRepeated(der.from, der.to)) {
                return false;
            }
            int oid = certificateExtension(der.from, der.to);
            if (der.peek() == Der.BOOLEAN && (!der.read() || der.to - der.from != 1 || octets[der.from] != -1)) {
                return false;
            }
            if (!der.read(Der.OCTET_STRING) || !der.atEnd() || !readExtension(oid, der.from, der.to)) {
                return false;
            }
        }
        return true;
    }

    private boolean isRepeated(int from, int to) {
        for (int i = 0; i < extensions; i++) {
            if (Arrays.equals(octets, from, to, octets, oids[2 * i], oids[2 * i + 1])) {
                return true;
            }
        }
        if (extensions == MAX_EXTENSIONS) {
            return true;
        }
        oids[2 * extensions] = from;
        oids[2 * extensions + 1] = to;
        extensions++;
        return false;
    }

    /** The last arc of an OID below id-ce (2.5.29), or -1. */
    private int certificateExtension(int from, int to) {
        return to - from == 3 && octets[from] == 0x55 && octets[from + 1] == 0x1d ? octets[from + 2] : -1;
    }

    private boolean readExtension(int oid, int from, int to) {
        return switch (oid) {
            case ALTERNATIVE_NAMES -> readWhole(Der.SEQUENCE, from, to, names);
            case BASIC_CONSTRAINTS -> readBasicConstraints(from, to);
            case NAME_CONSTRAINTS -> noteConstraints();
            case AUTHORITY_KEY_IDENTIFIER -> readAuthorityKey(from, to);
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
        if (!der.read(Der.SEQUENCE) || der.to != to) {
            return false;
        }
        // Only what no parser could take for a CA is vouched for here: CAs are for the full parser anyway.
        ca = der.from != der.to;
        return true;
    }

    private boolean readAuthorityKey(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(Der.SEQUENCE) || der.to != to) {
            return false;
        }
        der.enter();
        if (der.peek() == KEY_IDENTIFIER) {
            if (!der.read()) {
                return false;
            }
            authorityKey.set(der.from, der.to);
        }
        return true;
    }

    private boolean sameOctets(Range range, int from, int to) {
        return Arrays.equals(octets, range.from, range.to, octets, from, to);
    }

    /** Whether basicConstraints says anything: it may be a CA. */
    public boolean mayBeCa() {
        return ca;
    }

    /** Whether it has a NameConstraints extension. */
    public boolean isConstrained() {
        return constrained;
    }

    /** Whether its serial number is negative. */
    public boolean hasNegativeSerial() {
        return negativeSerial;
    }

    /** The start of its validity in seconds since 1970. */
    public long notBefore() {
        return notBefore;
    }

    /** The end of its validity in seconds since 1970. */
    public long notAfter() {
        return notAfter;
    }

    /** Whether issuer and subject are the same octets. */
    public boolean isSelfIssued() {
        return sameOctets(issuer, subject.from, subject.to);
    }

    /** The issuer in DER. */
    public byte[] issuer() {
        return issuer.copy(octets);
    }

    /** The subject in DER. */
    public byte[] subject() {
        return subject.copy(octets);
    }

    /** The AlgorithmIdentifier of the signature, in DER. */
    public Slice signatureAlgorithm() {
        return slice(signatureAlgorithm);
    }

    /** The SubjectPublicKeyInfo, in DER. */
    public Slice publicKey() {
        return slice(publicKey);
    }

    /** The AlgorithmIdentifier of the public key, in DER. */
    public Slice keyAlgorithm() {
        der.reset(octets, publicKey.from, publicKey.to);
        der.read();
        der.enter();
        return der.read(Der.SEQUENCE) ? new Slice(octets, der.start, der.to) : slice(publicKey);
    }

    /** The bits of the modulus of an RSA key; 0 for another key, and for one that cannot be read here. */
    public int rsaBits() {
        Slice algorithm = keyAlgorithm();
        if (!algorithm.equals(RSA) || !der.read(Der.BIT_STRING) || der.to - der.from < 2 || octets[der.from] != 0) {
            return 0;
        }
        der.moveTo(der.from + 1, der.to);
        if (!der.read(Der.SEQUENCE)) {
            return 0;
        }
        der.enter();
        if (!der.read(Der.INTEGER) || der.from == der.to || octets[der.from] < 0) {
            return 0;
        }
        int first = der.from;
        while (first < der.to && octets[first] == 0) {
            first++;
        }
        int whole = (der.to - first) * 8;
        return whole == 0 ? 0 : whole - (Integer.numberOfLeadingZeros(octets[first] & 0xff) - 24);
    }

    /** Issuer and authority key identifier, which say who signed it. */
    public Slice signer() {
        // Two ranges in one: the identifier first, whose octets cannot be taken for the start of a SEQUENCE of that
        // length.
        int key = authorityKey.to - authorityKey.from;
        byte[] both = new byte[2 + key + issuer.to - issuer.from];
        both[0] = (byte) (key >> 8);
        both[1] = (byte) key;
        System.arraycopy(octets, authorityKey.from, both, 2, key);
        System.arraycopy(octets, issuer.from, both, 2 + key, issuer.to - issuer.from);
        return new Slice(both, 0, both.length);
    }

    /** The authority key identifier; empty without one. */
    public byte[] authorityKey() {
        return authorityKey.copy(octets);
    }

    private Slice slice(Range range) {
        return new Slice(octets, range.from, range.to);
    }
}

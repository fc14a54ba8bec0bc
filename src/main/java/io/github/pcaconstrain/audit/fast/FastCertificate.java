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
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private final Der der = new Der();
    private final Time time = new Time();
    private final FastExtensions extensions = new FastExtensions(der);
    private final FastKey key = new FastKey(der);

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

    private long notBefore;
    private long notAfter;
    private boolean negativeSerial;

    /** Reads the certificate in this range, and says whether everything here may be relied on. */
    public boolean read(byte[] source, int from, int to) {
        octets = source;
        whole.set(from, to);
        extensions.reset(source);
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
        boolean sound = der.read(Der.SEQUENCE) && der.to == to && extensions.read(der.from, der.to);
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

    private boolean sameOctets(Range range, int from, int to) {
        return Arrays.equals(octets, range.from, range.to, octets, from, to);
    }

    /** Whether basicConstraints says anything: it may be a CA. */
    public boolean mayBeCa() {
        return extensions.mayBeCa;
    }

    /** Whether it has a NameConstraints extension. */
    public boolean isConstrained() {
        return extensions.constrained;
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
        return key.algorithm(octets, publicKey);
    }

    /** The bits of the modulus of an RSA key; 0 for another key, and for one that cannot be read here. */
    public int rsaBits() {
        return key.rsaBits(octets, publicKey);
    }

    /** The GeneralNames of the SubjectAltName; empty where there is none. */
    Range names() {
        return extensions.names;
    }

    /** Issuer and authority key identifier, which say who signed it. */
    public Slice signer() {
        // Two ranges in one: the identifier first, whose octets cannot be taken for the start of a SEQUENCE of that
        // length.
        Range authority = extensions.authorityKey;
        int length = authority.to - authority.from;
        byte[] both = new byte[2 + length + issuer.to - issuer.from];
        both[0] = (byte) (length >> 8);
        both[1] = (byte) length;
        System.arraycopy(octets, authority.from, both, 2, length);
        System.arraycopy(octets, issuer.from, both, 2 + length, issuer.to - issuer.from);
        return new Slice(both, 0, both.length);
    }

    /** The authority key identifier; empty without one. */
    public byte[] authorityKey() {
        return extensions.authorityKey.copy(octets);
    }

    private Slice slice(Range range) {
        return new Slice(octets, range.from, range.to);
    }
}

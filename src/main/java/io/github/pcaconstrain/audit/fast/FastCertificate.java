package io.github.pcaconstrain.audit.fast;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The positions of the fields of one certificate. One object reads many certificates, one at a time. Not thread-safe.
 *
 * <p>{@link #read} accepts a version 3 certificate in strict DER whose fields have their usual form, with no extension
 * twice. It refuses all others, which are left to the full parser even if they are valid.
 */
public final class FastCertificate {
    /** The size of an RSA key that cannot be read here. */
    public static final int UNREADABLE = -1;

    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private final DerCursor der = new DerCursor();
    /** One for each, because a DerTime caches only the last day. */
    private final DerTime start = new DerTime();

    private final DerTime end = new DerTime();
    private final FastExtensions extensions = new FastExtensions(der);
    private final FastKey key = new FastKey(der);
    private final FastShape shape = new FastShape(der);
    private final CommonNames commonNames = new CommonNames(der);
    private final FastNames names = new FastNames();

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

    /** Reads the certificate in this range; returns whether the fields are reliable. */
    public boolean read(byte[] source, int from, int to) {
        octets = source;
        whole.set(from, to);
        extensions.reset(source);
        der.reset(source, from, to);
        if (!der.read(DerCursor.SEQUENCE) || !der.atEnd()) {
            return false;
        }
        der.enter();
        return der.read(DerCursor.SEQUENCE)
                && readToBeSigned(der.from, der.to)
                && readSignature()
                && !der.failed()
                && shape.readName(source, issuer)
                && shape.readName(source, subject)
                && shape.readPublicKey(source, publicKey);
    }

    private boolean readSignature() {
        int end = whole.to;
        if (!der.read(DerCursor.SEQUENCE) || !sameOctets(signatureAlgorithm, der.start, der.to)) {
            return false;
        }
        return der.read(DerCursor.BIT_STRING) && der.to == end && FastShape.isWholeOctets(octets, der.from, der.to);
    }

    private boolean readToBeSigned(int from, int to) {
        der.moveTo(from, to);
        if (!der.read(VERSION) || !isVersion3(der.from, der.to) || !readSerial()) {
            return false;
        }
        if (!der.read(DerCursor.SEQUENCE)) {
            return false;
        }
        signatureAlgorithm.set(der.start, der.to);
        if (!range(DerCursor.SEQUENCE, issuer) || der.from == der.to) {
            return false; // an issuer without a name is for the full parser
        }
        if (!der.read(DerCursor.SEQUENCE) || !readValidity(der.from, der.to, to)) {
            return false;
        }
        if (!range(DerCursor.SEQUENCE, subject) || !range(DerCursor.SEQUENCE, publicKey)) {
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
        boolean sound = der.read(DerCursor.SEQUENCE) && der.to == to && extensions.read(der.from, der.to);
        der.moveTo(to, whole.to);
        return sound;
    }

    private boolean isVersion3(int from, int to) {
        return to - from == 3 && octets[from] == DerCursor.INTEGER && octets[from + 1] == 1 && octets[from + 2] == 2;
    }

    private boolean readSerial() {
        if (!der.read(DerCursor.INTEGER) || !FastShape.isInteger(octets, der.from, der.to)) {
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
        notBefore = seconds(start);
        if (!der.read() || !der.atEnd()) {
            return false;
        }
        notAfter = seconds(end);
        der.moveTo(to, back);
        return notBefore != DerTime.MALFORMED && notAfter != DerTime.MALFORMED;
    }

    private long seconds(DerTime time) {
        return switch (der.tag) {
            case UTC_TIME -> time.utc(octets, der.from, der.to);
            case GENERALIZED_TIME -> time.generalized(octets, der.from, der.to);
            default -> DerTime.MALFORMED;
        };
    }

    private boolean sameOctets(Range range, int from, int to) {
        return Arrays.equals(octets, range.from, range.to, octets, from, to);
    }

    /** Whether basicConstraints has any content, so it may be a CA. */
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

    /** The bits of the modulus of an RSA key; 0 for another key, {@link #UNREADABLE} for one in an unusual form. */
    public int rsaBits() {
        return key.rsaBits(octets, publicKey);
    }

    /** Whether all names except the subject are DNS names and IP addresses in their usual form. */
    public boolean hasUsualNames() {
        return !shape.hasEmailAddress && names.areUsual(octets, extensions.names);
    }

    /** Whether every common name of the subject is one of the DNS names. */
    public boolean isNamedLikeItsHosts() {
        return commonNames.areAmong(octets, subject, extensions.names, names);
    }

    /** Adds its alternative names, which must be usual ones, to a list. */
    public void addNamesTo(List<PresentedName> list) {
        this.names.addTo(list, octets, extensions.names);
    }

    /** Whether its subject has no RDN. */
    public boolean hasEmptySubject() {
        return subject.to - subject.from == 2;
    }

    /** The subject up to its common name, without its header: what many certificates have in common. */
    public Slice subjectStart() {
        der.reset(octets, subject.from, subject.to);
        der.read();
        return new Slice(octets, der.from, commonNames.firstIn(octets, subject));
    }

    /** The subject, in DER. */
    public byte[] subject() {
        return subject.copy(octets);
    }

    /** The issuer, in DER. */
    public Slice issuer() {
        return slice(issuer);
    }

    /** The number that identifies it. */
    public long id() {
        return CertificateId.of(octets, whole.from, whole.to);
    }

    /** The size of the alternative names in octets. */
    public int namesLength() {
        return extensions.names.to - extensions.names.from;
    }

    /** Whether all alternative names pass a test. Requires usual names. */
    public boolean allNamesPass(Predicate<PresentedName> test) {
        return names.allPass(octets, extensions.names.from, extensions.names.to, test);
    }

    /** Copies the alternative names, in DER. */
    public void copyNames(byte[] target, int at) {
        System.arraycopy(octets, extensions.names.from, target, at, namesLength());
    }

    /** The issuer that it claims. */
    public ClaimedIssuer signer() {
        return new ClaimedIssuer(issuer.copy(octets), extensions.authorityKey.copy(octets));
    }

    /** Whether it claims this issuer. */
    public boolean isSignedBy(ClaimedIssuer signer) {
        return signer.is(octets, issuer, extensions.authorityKey);
    }

    private Slice slice(Range range) {
        return new Slice(octets, range.from, range.to);
    }
}

package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.crypto.SignedObject;
import io.github.pcaconstrain.encoding.DerNesting;
import io.github.pcaconstrain.encoding.ExtensionValue;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a certificate as raw octets. A field that cannot be decoded does not hide the others: a certificate
 * that some verifier accepts must be visible here, even if a parser refuses its key.
 *
 * @param toBeSigned the TBSCertificate, over which the signature was made
 * @param signatureAlgorithm the AlgorithmIdentifier next to the signature
 * @param signedAlgorithm the AlgorithmIdentifier inside the TBSCertificate
 * @param signature the octets of the signature
 * @param version 1, 2 or 3
 * @param serial the serial number
 * @param issuer the issuer, a Name
 * @param notBefore the start of the validity period, a Time
 * @param notAfter the end of its validity
 * @param subject the subject
 * @param publicKey the SubjectPublicKeyInfo
 * @param extensions the extensions by OID; the keys are the encoded OIDs in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawCertificate(
        byte[] toBeSigned,
        byte[] signatureAlgorithm,
        byte[] signedAlgorithm,
        byte[] signature,
        int version,
        BigInteger serial,
        byte[] issuer,
        byte[] notBefore,
        byte[] notAfter,
        byte[] subject,
        byte[] publicKey,
        Map<String, ExtensionValue> extensions) {
    /** The OID of NameConstraints, as a key of {@link #extensions}. */
    public static final String NAME_CONSTRAINTS = "551d1e";

    static final String ALTERNATIVE_NAMES = "551d11";
    static final String BASIC_CONSTRAINTS = "551d13";
    static final String EXTENDED_KEY_USAGE = "551d25";
    private static final String SUBJECT_KEY_IDENTIFIER = "551d0e";
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";
    private static final String KEY_USAGE = "551d0f";
    /** keyCertSign, bit 5. */
    private static final int KEY_CERT_SIGN = 0x04;

    private static final int VERSION = 0xa0;
    private static final int ISSUER_UNIQUE_ID = 0x81;
    private static final int SUBJECT_UNIQUE_ID = 0x82;
    private static final int EXTENSIONS = 0xa3;
    private static final int KEY_IDENTIFIER = 0x80;

    public RawCertificate {
        extensions = Map.copyOf(extensions);
    }

    /**
     * Splits a certificate into its fields.
     *
     * @throws IllegalArgumentException if this is not a certificate; the message says why
     */
    public static RawCertificate of(byte[] der) {
        if (DerNesting.isTooDeep(der)) {
            throw new IllegalArgumentException("it is nested more than " + DerNesting.LIMIT + " levels deep");
        }
        List<RawElement> parts = sequence(RawElement.whole(der), "Certificate", 3);
        RawElement signature = parts.get(2).expect(RawElement.BIT_STRING, "the signature");
        if (signature.to() - signature.from() < 1) {
            throw new IllegalArgumentException("its signature has no octets");
        }
        byte[] bits = signature.content();
        byte[] octets = java.util.Arrays.copyOfRange(bits, 1, bits.length);
        RawElement algorithm = parts.get(1).expect(RawElement.SEQUENCE, "the signature's algorithm");
        return toBeSigned(parts.get(0).expect(RawElement.SEQUENCE, "TBSCertificate"), algorithm.encoded(), octets);
    }

    private static RawCertificate toBeSigned(RawElement whole, byte[] algorithm, byte[] signature) {
        Fields fields = new Fields(whole.children());
        int version = fields.next(VERSION).map(RawCertificate::version).orElse(1);
        RawElement serial = fields.expect(RawElement.INTEGER, "serialNumber");
        RawElement inner = fields.expect(RawElement.SEQUENCE, "signature");
        RawElement issuer = fields.expect(RawElement.SEQUENCE, "issuer");
        List<RawElement> validity = sequence(fields.expect(RawElement.SEQUENCE, "validity"), "validity", 2);
        RawElement subject = fields.expect(RawElement.SEQUENCE, "subject");
        RawElement publicKey = fields.expect(RawElement.SEQUENCE, "subjectPublicKeyInfo");
        fields.next(ISSUER_UNIQUE_ID);
        fields.next(SUBJECT_UNIQUE_ID);
        Map<String, ExtensionValue> extensions =
                fields.next(EXTENSIONS).map(RawCertificate::extensions).orElse(Map.of());
        fields.expectEnd();
        return new RawCertificate(
                whole.encoded(),
                algorithm,
                inner.encoded(),
                signature,
                version,
                integer(serial, "serialNumber"),
                issuer.encoded(),
                validity.get(0).encoded(),
                validity.get(1).encoded(),
                subject.encoded(),
                publicKey.encoded(),
                extensions);
    }

    private static int version(RawElement tagged) {
        List<RawElement> inside = tagged.children();
        if (inside.size() != 1) {
            throw new IllegalArgumentException("the version is not an INTEGER");
        }
        BigInteger version = integer(inside.get(0).expect(RawElement.INTEGER, "version"), "version")
                .add(BigInteger.ONE);
        if (version.signum() < 1 || version.compareTo(BigInteger.valueOf(3)) > 0) {
            // As text, the number could have as many digits as the file has octets.
            String shown =
                    version.bitLength() < Integer.SIZE ? version.toString() : "of " + version.bitLength() + " bits";
            throw new IllegalArgumentException("it has the version " + shown + ", not 1, 2 or 3");
        }
        return version.intValue();
    }

    private static BigInteger integer(RawElement element, String what) {
        if (element.from() == element.to()) {
            throw new IllegalArgumentException(what + " has no octets");
        }
        return new BigInteger(element.content());
    }

    private static Map<String, ExtensionValue> extensions(RawElement tagged) {
        List<RawElement> inside = tagged.children();
        if (inside.size() != 1) {
            throw new IllegalArgumentException("the extensions are not a SEQUENCE");
        }
        Map<String, ExtensionValue> extensions = new LinkedHashMap<>();
        for (RawElement each :
                inside.get(0).expect(RawElement.SEQUENCE, "extensions").children()) {
            Fields fields =
                    new Fields(each.expect(RawElement.SEQUENCE, "an extension").children());
            String oid = HexFormat.of()
                    .formatHex(
                            fields.expect(RawElement.OID, "an extension's OID").content());
            boolean critical =
                    fields.next(RawElement.BOOLEAN).map(RawCertificate::isTrue).orElse(false);
            byte[] value = fields.expect(RawElement.OCTET_STRING, "an extension's value")
                    .content();
            fields.expectEnd();
            if (extensions.putIfAbsent(oid, ExtensionValue.of(value, critical)) != null) {
                throw new IllegalArgumentException("it has an extension twice, with the OID in octets " + oid);
            }
        }
        return extensions;
    }

    /** In BER, any value except zero is true. */
    private static boolean isTrue(RawElement element) {
        return element.to() - element.from() == 1 && element.octets()[element.from()] != 0;
    }

    private static List<RawElement> sequence(RawElement element, String what, int size) {
        List<RawElement> fields = element.expect(RawElement.SEQUENCE, what).children();
        if (fields.size() != size) {
            throw new IllegalArgumentException(what + " is not a SEQUENCE of " + size + " fields");
        }
        return fields;
    }

    /** The signed part with its signature. */
    public SignedObject signed() {
        return new SignedObject(toBeSigned, signatureAlgorithm, signature);
    }

    Optional<ExtensionValue> extension(String oid) {
        return Optional.ofNullable(extensions.get(oid));
    }

    /**
     * The violated rule, if any, among those that RFC 5280, section 4.1, sets for every certificate. A path through a
     * certificate that violates one is invalid, regardless of the certificates above and below.
     */
    public Optional<String> violation() {
        if (!signed().isMadeBy(signedAlgorithm)) {
            return Optional.of("the signature's algorithm is not the one that was signed (RFC 5280, section 4.1.1.2)");
        }
        return RawElement.whole(issuer).content().length == 0
                ? Optional.of("its issuer has no name (RFC 5280, section 4.1.2.4)")
                : Optional.empty();
    }

    /** Whether keyUsage, as far as it can be read, allows the key to sign certificates (RFC 5280, section 4.2.1.3). */
    public boolean maySignCertificates() {
        return extension(KEY_USAGE)
                .flatMap(value -> readable(value.der()))
                .filter(usage -> usage.is(RawElement.BIT_STRING))
                .map(RawElement::content)
                .map(bits -> bits.length > 1 && (bits[1] & KEY_CERT_SIGN) != 0)
                .orElse(true);
    }

    /** The subject key identifier in hexadecimal; empty if there is none, or if it cannot be read. */
    public Optional<String> subjectKey() {
        return extension(SUBJECT_KEY_IDENTIFIER)
                .flatMap(value -> readable(value.der()))
                .filter(key -> key.is(RawElement.OCTET_STRING))
                .map(key -> HexFormat.of().formatHex(key.content()));
    }

    /** The key identifier of the issuer in hexadecimal; empty if there is none, or if it cannot be read. */
    public Optional<String> authorityKey() {
        return extension(AUTHORITY_KEY_IDENTIFIER)
                .flatMap(value -> readable(value.der()))
                .filter(identifier -> identifier.is(RawElement.SEQUENCE))
                .flatMap(RawCertificate::keyIdentifier);
    }

    private static Optional<String> keyIdentifier(RawElement identifier) {
        try {
            return identifier.children().stream()
                    .filter(field -> field.is(KEY_IDENTIFIER))
                    .findFirst()
                    .map(key -> HexFormat.of().formatHex(key.content()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it is only a hint
        }
    }

    private static Optional<RawElement> readable(byte[] encoded) {
        try {
            return Optional.of(RawElement.whole(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it is only a hint
        }
    }

    /** Reads the fields of a SEQUENCE one by one. */
    private static final class Fields {
        private final Deque<RawElement> left;

        Fields(List<RawElement> fields) {
            left = new ArrayDeque<>(fields);
        }

        /** The next field, if it has this tag. */
        Optional<RawElement> next(int tag) {
            return left.isEmpty() || !left.getFirst().is(tag) ? Optional.empty() : Optional.of(left.removeFirst());
        }

        RawElement expect(int tag, String what) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException(what + " is missing");
            }
            return left.removeFirst().expect(tag, what);
        }

        void expectEnd() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("it has a field out of place at octet "
                        + left.getFirst().start());
            }
        }
    }
}

package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import io.github.pcaconstrain.finding.Place;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A completely parsed certificate.
 *
 * @param contents the fields that matter for name constraints
 * @param raw its raw fields
 * @param fingerprint its SHA-256 fingerprint in hexadecimal
 * @param publicKey the public key in DER, in hexadecimal
 * @param place the place where it was found
 * @param number its number in the whole audit, from 1
 */
public record ParsedCertificate(
        CertificateContents contents,
        RawCertificate raw,
        String fingerprint,
        String publicKey,
        Place place,
        long number) {
    /**
     * Parses a certificate.
     *
     * @throws IllegalArgumentException if this is not a certificate; the message says why
     */
    public static ParsedCertificate of(byte[] der, String source, long index) {
        try {
            RawCertificate raw = RawCertificate.of(der);
            CertificateContents contents = CertificateParser.parse(raw, der);
            Place place = new Place(source, index, contents.label());
            return new ParsedCertificate(contents, raw, Sha256.hex(der), publicKey(raw), place, index);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is not a certificate: " + e.getMessage(), e);
        }
    }

    /** The same certificate, numbered within the whole source and audit. */
    public ParsedCertificate at(long index, long absolute) {
        return new ParsedCertificate(
                contents, raw, fingerprint, publicKey, new Place(place.source(), index, place.subject()), absolute);
    }

    /** Whether it may sign others: it is a CA, or a root from before basicConstraints existed. */
    public boolean isCa() {
        return contents.isCa() || (raw.version() == 1 && contents.isSelfIssued());
    }

    /** Two certificates of one key may contain it in two encodings, one of which is DER. */
    private static String publicKey(RawCertificate raw) {
        byte[] key = raw.publicKey();
        try {
            key = SubjectPublicKeyInfo.getInstance(key).getEncoded(ASN1Encoding.DER);
        } catch (java.io.IOException | RuntimeException e) {
            // A key that cannot be read equals only its own octets.
        }
        return HexFormat.of().formatHex(key);
    }

    /** The subject key identifier in hexadecimal. */
    Optional<String> subjectKey() {
        return raw.subjectKey();
    }

    /** The key identifier of the issuer in hexadecimal. */
    public Optional<String> authorityKey() {
        return raw.authorityKey();
    }

    /** The algorithm of the signature, for messages: its OID if there is one. */
    public String signatureAlgorithm() {
        return SecurityStrength.signature(raw.signatureAlgorithm()).name();
    }
}

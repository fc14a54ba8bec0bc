package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.encoding.CertificateParser;
import io.github.pcaconstrain.finding.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * A certificate that was read in full.
 *
 * @param contents what name constraints need of it
 * @param asn1 all of it
 * @param fingerprint its SHA-256 fingerprint in hexadecimal
 * @param place where it was found
 * @param number its number in the whole audit, from 1
 */
record Parsed(CertificateContents contents, Certificate asn1, String fingerprint, Place place, long number) {
    /**
     * Reads a certificate.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static Parsed of(byte[] der, String source, long index) {
        try {
            CertificateContents contents = CertificateParser.parse(der);
            Place place = new Place(source, index, contents.label());
            return new Parsed(contents, Certificate.getInstance(der), fingerprint(der), place, index);
        } catch (RuntimeException e) {
            // Bouncy Castle throws several unchecked types for bytes that are no certificate.
            throw new IllegalArgumentException("it is no certificate: " + e.getMessage(), e);
        }
    }

    /** The same certificate, numbered within the whole source and audit. */
    Parsed at(long index, long absolute) {
        return new Parsed(contents, asn1, fingerprint, new Place(place.source(), index, place.subject()), absolute);
    }

    private static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    /** Whether it may sign others: a CA, or a root from before basicConstraints. */
    boolean isCa() {
        return contents.isCa() || (asn1.getVersionNumber() == 1 && contents.isSelfIssued());
    }

    /** The public key in DER, in hexadecimal. */
    String publicKey() {
        try {
            return HexFormat.of().formatHex(asn1.getSubjectPublicKeyInfo().getEncoded());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The subject key identifier in hexadecimal. */
    Optional<String> subjectKey() {
        return extension(Extension.subjectKeyIdentifier)
                .map(value -> ASN1OctetString.getInstance(value.getParsedValue()))
                .map(key -> HexFormat.of().formatHex(key.getOctets()));
    }

    /** The key identifier of the issuer in hexadecimal. */
    Optional<String> authorityKey() {
        return extension(Extension.authorityKeyIdentifier)
                .map(value -> AuthorityKeyIdentifier.getInstance(value.getParsedValue()))
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(HexFormat.of()::formatHex);
    }

    private Optional<Extension> extension(ASN1ObjectIdentifier oid) {
        try {
            Optional<Extension> extension = Optional.ofNullable(
                            asn1.getTBSCertificate().getExtensions())
                    .map((Extensions extensions) -> extensions.getExtension(oid));
            extension.ifPresent(Extension::getParsedValue);
            return extension;
        } catch (RuntimeException e) {
            return Optional.empty(); // an identifier that cannot be read helps nobody
        }
    }
}

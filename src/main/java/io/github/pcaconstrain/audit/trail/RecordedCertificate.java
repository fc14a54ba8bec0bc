package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * A certificate as a record has it.
 *
 * @param contents its fields; that of a service event has no signature
 */
record RecordedCertificate(CertificateContents contents) {
    RecordedCertificate {
        Objects.requireNonNull(contents, "contents");
    }

    /** Its serial number, as in {@link #serial(String)}. */
    String serial() {
        return serial(contents.serial());
    }

    /** Its subject. */
    String label() {
        return contents.label();
    }

    /** Whether it is for a CA. */
    boolean isCa() {
        return contents.isCa();
    }

    /** Whether it has name constraints of its own. */
    boolean isConstrained() {
        return contents.constraints().isPresent();
    }

    /** A serial number in hexadecimal, with or without colons and zeros in front, as it is compared. */
    static String serial(String hexadecimal) {
        return hexadecimal.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** The serial number at the end of a certificate's ARN. */
    static String serialOf(String arn) {
        return serial(arn.substring(arn.lastIndexOf('/') + 1));
    }

    /**
     * That of an IssueCertificateDetails event, which has all but the signature.
     *
     * @param base64 the TBSCertificate in DER
     */
    static Optional<RecordedCertificate> ofUnsigned(String base64) {
        try {
            TBSCertificate unsigned =
                    TBSCertificate.getInstance(Base64.getDecoder().decode(base64));
            ASN1EncodableVector fields = new ASN1EncodableVector();
            fields.add(unsigned);
            fields.add(unsigned.getSignature());
            fields.add(new DERBitString(new byte[0]));
            return Optional.of(new RecordedCertificate(
                    CertificateParser.parse(new DERSequence(fields).getEncoded(ASN1Encoding.DER))));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Bouncy Castle throws several unchecked exceptions. What cannot be read proves nothing.
            return Optional.empty();
        }
    }

    /** That of an import: in PEM, or the same in base64, as the request has it. */
    static Optional<RecordedCertificate> ofImport(String sent) {
        return read(sent).or(() -> decoded(sent).flatMap(RecordedCertificate::read));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<RecordedCertificate> read(String pem) {
        try {
            List<CertificateContents> read =
                    CertificateReader.read("the record", pem.getBytes(StandardCharsets.ISO_8859_1));
            return read.size() == 1 ? Optional.of(new RecordedCertificate(read.get(0))) : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty(); // parsers may throw anything at a record that somebody made up
        }
    }
}

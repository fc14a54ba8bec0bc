package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.policy.chain.ChainLink;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fields of a certificate that matter for name constraints. They are read leniently, because auditors must be able
 * to see certificates that strict verifiers refuse.
 *
 * @param subject the subject
 * @param issuer the issuer
 * @param serial the serial number in hexadecimal
 * @param notBefore the start of the validity period
 * @param notAfter the end of the validity period
 * @param isCa whether basicConstraints marks it as a CA
 * @param pathLength the pathLenConstraint, if present
 * @param extendedKeyUsages the OIDs of the extended key usages; empty if the extension is absent
 * @param names the names to which the constraints above apply
 * @param constraints the NameConstraints extension, if present
 * @param encoded the whole certificate in DER, in hexadecimal
 */
public record CertificateContents(
        DistinguishedName subject,
        DistinguishedName issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        boolean isCa,
        OptionalInt pathLength,
        List<String> extendedKeyUsages,
        List<PresentedName> names,
        Optional<DecodedNameConstraints> constraints,
        String encoded) {
    public CertificateContents {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(pathLength, "pathLength");
        extendedKeyUsages = List.copyOf(extendedKeyUsages);
        names = List.copyOf(names);
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(encoded, "encoded");
    }

    /** How messages refer to the certificate: its subject, or its serial number if the subject is empty. */
    public String label() {
        return subject.isEmpty() ? "serial " + serial : subject.text();
    }

    /** Whether issuer and subject are the same name (RFC 5280, section 3.2). */
    public boolean isSelfIssued() {
        return subject.matches(issuer);
    }

    /**
     * Whether it is a root: self-issued, and signed with its own key. A self-issued certificate that another key signed
     * connects an old key of a CA with a new one (RFC 5280, section 3.2).
     */
    public boolean isSelfSigned() {
        return isSelfIssued() && signatureBy(this) == SignatureVerdict.VALID;
    }

    /** Whether the key of this or another certificate made the signature, regardless of all other fields. */
    public SignatureVerdict signatureBy(CertificateContents signer) {
        return SignatureVerifier.verify(RawCertificate.of(der()).signed(), signer.publicKey());
    }

    /**
     * Whether another certificate is the same one, apart from its signature. The issuer's name and the serial number identify
     * a certificate (RFC 5280, section 4.1.2.2), but anybody can have a CA with any name. With another key, it is another one.
     */
    public boolean isSameAs(CertificateContents other) {
        return serial.equals(other.serial)
                && issuer.matches(other.issuer)
                && subject.matches(other.subject)
                && Arrays.equals(publicKey(), other.publicKey());
    }

    private byte[] publicKey() {
        return RawCertificate.of(der()).publicKey();
    }

    /** Whether another certificate is one of its issuer, as far as the signature can be verified. */
    public boolean mayBeIssuedBy(CertificateContents signer) {
        return issuer.matches(signer.subject()) && signatureBy(signer) != SignatureVerdict.INVALID;
    }

    /** The certificate as a link of a path. */
    public ChainLink link() {
        return new ChainLink(label(), names, constraints.map(decoded -> decoded.of(label())), isSelfIssued());
    }

    /** The whole certificate in DER. */
    public byte[] der() {
        return HexFormat.of().parseHex(encoded);
    }
}

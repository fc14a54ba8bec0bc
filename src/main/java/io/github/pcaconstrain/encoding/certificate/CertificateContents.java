package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.policy.chain.ChainLink;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What name constraints need to know of a certificate. It is read leniently: what strict verifiers refuse must still be
 * seen by an auditor.
 *
 * @param subject the subject
 * @param issuer the issuer
 * @param serial the serial number in hexadecimal
 * @param notBefore the start of its validity
 * @param notAfter the end of its validity
 * @param isCa whether basicConstraints says that it is a CA
 * @param pathLength the pathLenConstraint, where there is one
 * @param extendedKeyUsages the OIDs of its extended key usages; empty where it has no such extension
 * @param names the names it presents to the constraints above it
 * @param constraints its NameConstraints extension, where it has one
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

    /** The certificate for a reader: its subject, or its serial number where the subject is empty. */
    public String label() {
        return subject.isEmpty() ? "serial " + serial : subject.text();
    }

    /** Whether issuer and subject are the same name (RFC 5280, section 3.2). */
    public boolean isSelfIssued() {
        return subject.matches(issuer);
    }

    /**
     * Whether it is a root: self-issued, and signed with its own key. A self-issued certificate that another key has signed is a
     * CA's bridge from an old key to a new one (RFC 5280, section 3.2).
     */
    public boolean isSelfSigned() {
        return isSelfIssued() && signatureBy(this) == SignatureVerdict.VALID;
    }

    /** Whether the key of this certificate or another made its signature, whatever else they say. */
    public SignatureVerdict signatureBy(CertificateContents signer) {
        return SignatureVerifier.verify(
                RawCertificate.of(der()).signed(),
                RawCertificate.of(signer.der()).publicKey());
    }

    /** Its part in a path. */
    public ChainLink link() {
        return new ChainLink(label(), names, constraints.map(decoded -> decoded.of(label())), isSelfIssued());
    }

    /** The whole certificate in DER. */
    public byte[] der() {
        return HexFormat.of().parseHex(encoded);
    }
}

package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** The parts of a CA certificate that matter for issuing and installing it. */
public final class CaCertificate {
    /** RFC 8017, appendix C; RFC 5758, section 3.2; RFC 9881, section 2; GM/T 0006. */
    private static final Map<String, SigningAlgorithm> SIGNATURES = Map.of(
            "1.2.840.113549.1.1.11", SigningAlgorithm.SHA256WITHRSA,
            "1.2.840.113549.1.1.12", SigningAlgorithm.SHA384WITHRSA,
            "1.2.840.113549.1.1.13", SigningAlgorithm.SHA512WITHRSA,
            "1.2.840.10045.4.3.2", SigningAlgorithm.SHA256WITHECDSA,
            "1.2.840.10045.4.3.3", SigningAlgorithm.SHA384WITHECDSA,
            "1.2.840.10045.4.3.4", SigningAlgorithm.SHA512WITHECDSA,
            "2.16.840.1.101.3.4.3.17", SigningAlgorithm.ML_DSA_44,
            "2.16.840.1.101.3.4.3.18", SigningAlgorithm.ML_DSA_65,
            "2.16.840.1.101.3.4.3.19", SigningAlgorithm.ML_DSA_87,
            "1.2.156.10197.1.501", SigningAlgorithm.SM3WITHSM2);

    /** RFC 4055, section 3.1: the digest of a signature by RSASSA-PSS is a parameter. */
    private static final Map<String, SigningAlgorithm> PSS_DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", SigningAlgorithm.SHA256WITHRSA_PSS,
            "2.16.840.1.101.3.4.2.2", SigningAlgorithm.SHA384WITHRSA_PSS,
            "2.16.840.1.101.3.4.2.3", SigningAlgorithm.SHA512WITHRSA_PSS);

    private final CertificateContents contents;
    private final X509CertificateHolder holder;
    private final SubjectKey key;

    private CaCertificate(CertificateContents contents) throws IOException {
        this.contents = contents;
        this.holder = new X509CertificateHolder(contents.der());
        this.key = SubjectKey.of(holder.getSubjectPublicKeyInfo());
    }

    /** Bouncy Castle reads more of a certificate than {@link CertificateReader} has to, and refuses more. */
    private static CaCertificate of(String source, CertificateContents contents) {
        try {
            return new CaCertificate(contents);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new UnreadableInputException(
                    source, "it is not a certificate: " + e.getMessage(), "check that the file is complete");
        }
    }

    /**
     * Parses the first certificate of a text.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if there is none
     */
    public static CaCertificate parse(String source, String pem) {
        return parseAll(source, pem).stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableInputException(
                        source, "it is empty, so it holds no certificate", "restore it, or give another file"));
    }

    /**
     * The certificate that a CA uses; empty if it has none.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it cannot be read
     */
    public static Optional<CaCertificate> installed(PrivateCa privateCa, CaArn ca) {
        return privateCa
                .installed(ca)
                .map(each -> AwsAnswer.read(() -> parse("the certificate of " + ca, each.certificate())));
    }

    /** The first certificate of the text, if one can be read. */
    public static Optional<CaCertificate> find(String pem) {
        try {
            return parseAll("the certificate", pem).stream().findFirst();
        } catch (UnreadableInputException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Parses certificates in order; an empty text has none.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if one cannot be read
     */
    public static List<CaCertificate> parseAll(String source, String pem) {
        if (pem.isBlank()) {
            return List.of();
        }
        return CertificateReader.read(source, pem.getBytes(StandardCharsets.ISO_8859_1)).stream()
                .map(contents -> of(source, contents))
                .toList();
    }

    /** Its parsed contents. */
    public CertificateContents contents() {
        return contents;
    }

    /** Its public key. */
    public SubjectKey key() {
        return key;
    }

    /** The raw bytes of its NameConstraints extension. */
    public Optional<ExtensionValue> constraints() {
        return Optional.ofNullable(holder.getExtension(Extension.nameConstraints))
                .map(extension -> ExtensionValue.of(extension.getExtnValue().getOctets(), extension.isCritical()));
    }

    /** Its extensions, in their order. */
    public List<CertificateExtension> extensions() {
        return CertificateExtension.of(holder.getExtensions());
    }

    /** Its key usage; empty if it has no such extension. */
    public Optional<Set<KeyUsageBit>> keyUsage() {
        return CertificateExtension.find(extensions(), CertificateExtension.KEY_USAGE)
                .map(extension -> KeyUsageBit.decode(extension.value().der()));
    }

    /** The certificate in PEM. */
    public String pem() {
        return PemWriter.of("CERTIFICATE", contents.der());
    }

    /** The SHA-256 of the certificate, in hexadecimal. */
    public String sha256() {
        return Sha256.hex(contents.der());
    }

    /** Its serial number as AWS writes it: hexadecimal octets separated by colons. */
    public String serial() {
        byte[] octets = holder.getSerialNumber().toByteArray();
        boolean padded = octets.length > 1 && octets[0] == 0;
        return HexFormat.ofDelimiter(":").formatHex(padded ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    /** Whether it names the other as its issuer, and is signed with its key. */
    public boolean isIssuedBy(CaCertificate other) {
        return contents.issuer().matches(other.contents.subject())
                && RawCertificate.of(contents.der()).violation().isEmpty()
                && contents.signatureBy(other.contents) == SignatureVerdict.VALID;
    }

    /** Whether its key usage, if present, allows it to sign certificates. */
    public boolean maySignCertificates() {
        KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
        return usage == null || usage.hasUsages(KeyUsage.keyCertSign);
    }

    /** The algorithm with which it is signed; {@link SigningAlgorithm#UNKNOWN} if AWS has no name for it. */
    public SigningAlgorithm signedWith() {
        AlgorithmIdentifier algorithm = holder.getSignatureAlgorithm();
        return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                ? pss(algorithm)
                : SIGNATURES.getOrDefault(algorithm.getAlgorithm().getId(), SigningAlgorithm.UNKNOWN);
    }

    private static SigningAlgorithm pss(AlgorithmIdentifier algorithm) {
        try {
            String digest = RSASSAPSSparams.getInstance(algorithm.getParameters())
                    .getHashAlgorithm()
                    .getAlgorithm()
                    .getId();
            return PSS_DIGESTS.getOrDefault(digest, SigningAlgorithm.UNKNOWN);
        } catch (RuntimeException e) { // parameters that are missing or malformed
            return SigningAlgorithm.UNKNOWN;
        }
    }

    /** The OIDs of its critical extensions. */
    public List<String> criticalExtensions() {
        Extensions extensions = holder.getExtensions();
        return extensions == null
                ? List.of()
                : Arrays.stream(extensions.getCriticalExtensionOIDs())
                        .map(ASN1ObjectIdentifier::getId)
                        .sorted()
                        .toList();
    }

    /** Whether both are the same octets. */
    public boolean isSameAs(CaCertificate other) {
        return contents.encoded().equals(other.contents.encoded());
    }
}

package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import io.github.pcaconstrain.crypto.SignedObject;
import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemBlock;
import io.github.pcaconstrain.pem.PemFile;
import io.github.pcaconstrain.pem.PemKind;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A certification request (PKCS #10, RFC 2986).
 *
 * @param pem the request in PEM, with line feeds
 * @param subject the subject of the requested certificate
 * @param key the key whose possession it proves
 * @param isProven whether it is signed with that key
 * @param extensions the requested extensions
 */
public record Csr(
        String pem,
        DistinguishedName subject,
        SubjectKey key,
        boolean isProven,
        List<CertificateExtension> extensions) {
    private static final String LABEL = "CERTIFICATE REQUEST";
    private static final Set<String> EXTENSION_REQUESTS = Set.of("1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14");

    public Csr {
        Objects.requireNonNull(pem, "pem");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(key, "key");
        extensions = List.copyOf(extensions);
    }

    /**
     * Fetches the CSR of a CA, and waits until it is created.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static Csr fetch(PrivateCa privateCa, Poller poller, CaArn ca) {
        String pem = poller.until("the CSR of " + ca, () -> privateCa.csr(ca));
        return AwsAnswer.read(() ->
                parse("the CSR of " + ca, pem.getBytes(StandardCharsets.ISO_8859_1), SignatureVerifier::verifyFromAws));
    }

    /**
     * Parses a CSR in PEM or DER.
     *
     * @param source its name in messages
     * @throws UnreadableInputException if this is not a CSR
     */
    public static Csr parse(String source, byte[] input) {
        return parse(source, input, SignatureVerifier::verify);
    }

    private static Csr parse(
            String source, byte[] input, BiFunction<SignedObject, byte[], SignatureVerdict> verification) {
        try {
            byte[] der = der(source, input);
            PKCS10CertificationRequest csr = new PKCS10CertificationRequest(der);
            SubjectKey key = SubjectKey.of(csr.getSubjectPublicKeyInfo());
            return new Csr(
                    PemWriter.of(LABEL, csr.getEncoded()),
                    DistinguishedNames.of(csr.getSubject()),
                    key,
                    verification.apply(SignedObject.of(der), key.der()) == SignatureVerdict.VALID,
                    extensions(csr));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new UnreadableInputException(
                    source, "it is not a CSR: " + e.getMessage(), "give a certification request in PEM");
        }
    }

    /**
     * In the attribute of RFC 2985, section 5.4.2, and in the one that Microsoft used before: a CA may use either.
     */
    private static List<CertificateExtension> extensions(PKCS10CertificationRequest csr) {
        List<CertificateExtension> extensions = new ArrayList<>();
        for (Attribute attribute : csr.getAttributes()) {
            if (EXTENSION_REQUESTS.contains(attribute.getAttrType().getId())) {
                for (ASN1Encodable value : attribute.getAttributeValues()) {
                    extensions.addAll(CertificateExtension.of(Extensions.getInstance(value)));
                }
            }
        }
        return extensions;
    }

    private static byte[] der(String source, byte[] input) {
        List<PemBlock> requests = PemFile.read(source, input).of(PemKind.REQUEST, PemKind.DER);
        if (requests.isEmpty()) {
            throw new UnreadableInputException(source, "it holds no CSR", "give a certification request in PEM");
        }
        byte[] first = requests.get(0).der();
        if (!requests.stream().allMatch(other -> Arrays.equals(other.der(), first))) {
            throw new UnreadableInputException(
                    source, "it holds " + requests.size() + " different CSRs", "give a file with one CSR");
        }
        return first;
    }
}

package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A certificate signing request (PKCS #10, RFC 2986) with a valid signature.
 * @param extensions the requested extensions
 */
public record Csr(X500Name subject, SubjectPublicKeyInfo publicKey, List<Extension> extensions) {
    /** RFC 7468, section 7. AWS refuses the older NEW CERTIFICATE REQUEST. */
    private static final String LABEL = "CERTIFICATE REQUEST";

    /** Copies the list. */
    public Csr {
        extensions = List.copyOf(extensions);
    }

    /**
     * Reads a request in PEM.
     *
     * @throws AwsError MalformedCSRException if it is not a CSR, it is not signed with its key, or AWS would refuse it
     */
    public static Csr parse(byte[] pem) {
        try {
            List<PemObject> objects = Pem.read(pem);
            if (objects.size() != 1 || !objects.get(0).getType().equals(LABEL)) {
                throw malformed("The certificate signing request is not in PEM");
            }
            PKCS10CertificationRequest request =
                    new PKCS10CertificationRequest(objects.get(0).getContent());
            requireSigned(request);
            requireAttributes(request);
            Extensions requested = request.getRequestedExtensions();
            List<Extension> extensions = requested == null
                    ? List.of()
                    : List.of(requested.getExtensionOIDs()).stream()
                            .map(requested::getExtension)
                            .toList();
            requireName(request.getSubject(), extensions);
            requireReadable(request.getSubject());
            return new Csr(request.getSubject(), request.getSubjectPublicKeyInfo(), extensions);
        } catch (AwsError e) {
            throw e;
        } catch (IOException
                | RuntimeException
                | StackOverflowError e) { // Bouncy Castle throws several unchecked exceptions
            throw malformed("The certificate signing request cannot be read");
        }
    }

    private static void requireSigned(PKCS10CertificationRequest request) {
        try {
            if (request.isSignatureValid(Verifier.of(request.getSubjectPublicKeyInfo()))) {
                return;
            }
        } catch (OperatorException | PKCSException e) {
            throw malformed("The signature of the certificate signing request cannot be verified");
        }
        throw malformed("The signature of the certificate signing request does not verify");
    }

    // RFC 2986, section 4.1: the attributes may be empty, but the element is not optional.
    private static void requireAttributes(PKCS10CertificationRequest request) {
        if (request.toASN1Structure().getCertificationRequestInfo().getAttributes() == null) {
            throw malformed("The certificate signing request has no attributes");
        }
    }

    // RFC 5280, section 4.2.1.6: where the subject is empty, the alternative names must be critical.
    private static void requireName(X500Name subject, List<Extension> extensions) {
        boolean isNamedByChance = extensions.stream()
                .anyMatch(each -> each.getExtnId().equals(Extension.subjectAlternativeName) && !each.isCritical());
        if (subject.getRDNs().length == 0 && isNamedByChance) {
            throw malformed("The subject is empty, and the subject alternative names are not critical");
        }
    }

    // Bouncy Castle parses attributes lazily: a report on certificates would be the first to fail.
    private static void requireReadable(X500Name subject) {
        if (subject.getRDNs().length > 0 && subject.toString().isEmpty()) {
            throw malformed("The subject of the certificate signing request cannot be read");
        }
    }

    private static AwsError malformed(String message) {
        return AwsError.of("MalformedCSRException", message);
    }

    /** The CSR of a CA's own certificate, in PEM. */
    public static String write(
            X500Name subject, KeyPair keys, List<Extension> extensions, Signer signer, SigningAlgorithm algorithm) {
        SubjectPublicKeyInfo publicKey =
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        PKCS10CertificationRequestBuilder builder = new PKCS10CertificationRequestBuilder(subject, publicKey);
        builder.addAttribute(
                PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new Extensions(extensions.toArray(Extension[]::new)));
        try {
            return Pem.write(LABEL, builder.build(signer.with(algorithm)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a request of ours is always encoded", e);
        }
    }

    /** The requested extension of this kind. */
    Optional<Extension> extension(org.bouncycastle.asn1.ASN1ObjectIdentifier kind) {
        return extensions.stream()
                .filter(extension -> extension.getExtnId().equals(kind))
                .findFirst();
    }
}

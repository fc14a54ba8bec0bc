package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * The rules of ImportCertificateAuthorityCertificate, from the API's documentation of that operation.
 *
 * <p>Which of the three errors belongs to which rule is not documented. Here, MalformedCertificateException is for the
 * certificate itself, CertificateMismatchException for its relation to this CA and to its signers, and
 * InvalidRequestException for the rest of the request.
 */
public final class ImportRules {
    private static final Set<ASN1ObjectIdentifier> MAY_BE_CRITICAL = Set.of(
            Extension.authorityKeyIdentifier,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.extendedKeyUsage,
            Extension.inhibitAnyPolicy,
            Extension.issuerAlternativeName,
            Extension.keyUsage,
            Extension.nameConstraints,
            Extension.policyMappings,
            Extension.subjectAlternativeName,
            Extension.subjectDirectoryAttributes,
            Extension.subjectKeyIdentifier,
            Extension.subjectInfoAccess);

    /** The forms whose constraints are enforced. A certificate that constrains others is refused. */
    private static final Set<Integer> ENFORCED = Set.of(
            GeneralName.iPAddress,
            GeneralName.directoryName,
            GeneralName.uniformResourceIdentifier,
            GeneralName.rfc822Name,
            GeneralName.dNSName);

    private ImportRules() {}

    /**
     * Reads and checks a certificate to be imported.
     * @param isRoot whether the CA is a root
     * @param request the CA's own CSR
     * @param certificatePem the CA's certificate
     * @param chainPem the certificates above it; empty for none
     * @return the certificate and its chain
     * @throws AwsError if a rule is broken
     */
    public static List<X509CertificateHolder> check(
            boolean isRoot, Csr request, byte[] certificatePem, byte[] chainPem) {
        try {
            List<X509CertificateHolder> path = checked(isRoot, request, certificatePem, chainPem);
            path.forEach(ImportRules::readThrough);
            return path;
        } catch (AwsError e) {
            throw e;
        } catch (RuntimeException
                | StackOverflowError e) { // Bouncy Castle parses lazily, and throws many kinds of exceptions
            throw malformed("A certificate cannot be read: " + e.getMessage());
        }
    }

    /** Reads everything that is needed of a CA's certificate later, so that an unreadable one is refused now. */
    private static void readThrough(X509CertificateHolder certificate) {
        boolean isOver = certificate
                .getNotAfter()
                .toInstant()
                .isBefore(certificate.getNotBefore().toInstant());
        if (isOver || certificate.getSubject().toString().isEmpty()) {
            throw malformed("A CA certificate must have a subject, and end after it begins");
        }
        Issuer.pathLength(certificate);
        Issuer.keyIdentifier(certificate);
    }

    private static List<X509CertificateHolder> checked(
            boolean isRoot, Csr request, byte[] certificatePem, byte[] chainPem) {
        List<X509CertificateHolder> own = read(certificatePem, "certificate");
        if (own.size() != 1) {
            throw malformed("Give exactly one CA certificate, found " + own.size());
        }
        X509CertificateHolder certificate = own.get(0);
        requireCa(certificate);
        requireExtensions(certificate);
        if (!certificate.getSubjectPublicKeyInfo().equals(request.publicKey())) {
            throw mismatch("The public key of the certificate is not the certificate authority's");
        }
        if (!certificate.getSubject().equals(request.subject())) {
            throw mismatch("The subject of the certificate is not that of the certificate signing request");
        }
        List<X509CertificateHolder> path = new ArrayList<>(own);
        path.addAll(read(chainPem, "certificate chain"));
        if (isRoot) {
            requireRoot(path);
        } else {
            requireSubordinate(path);
        }
        return path;
    }

    private static List<X509CertificateHolder> read(byte[] pem, String what) {
        try {
            List<X509CertificateHolder> certificates = Pem.readCertificates(pem);
            if (certificates.isEmpty() && pem.length > 0) {
                throw malformed("The " + what + " is not in PEM");
            }
            return certificates;
        } catch (IOException e) {
            throw malformed("The " + what + " cannot be read: " + e.getMessage());
        }
    }

    private static void requireCa(X509CertificateHolder certificate) {
        try {
            Extension extension = certificate.getExtension(Extension.basicConstraints);
            if (extension != null
                    && extension.isCritical()
                    && BasicConstraints.getInstance(extension.getParsedValue()).isCA()) {
                return;
            }
        } catch (RuntimeException e) {
            throw malformed("The basic constraints cannot be read");
        }
        throw malformed("The certificate must have critical basic constraints with CA set to TRUE");
    }

    private static void requireExtensions(X509CertificateHolder certificate) {
        for (Object critical : certificate.getCriticalExtensionOIDs()) {
            if (critical instanceof ASN1ObjectIdentifier kind && !MAY_BE_CRITICAL.contains(kind)) {
                throw malformed("The extension " + kind + " must not be critical");
            }
        }
        Extension constraints = certificate.getExtension(Extension.nameConstraints);
        if (constraints != null) {
            requireEnforced(constraints);
        }
    }

    private static void requireEnforced(Extension extension) {
        List<GeneralSubtree> subtrees = new ArrayList<>();
        try {
            NameConstraints constraints =
                    NameConstraintGate.parse(extension.getExtnValue().getOctets());
            addAll(constraints.getPermittedSubtrees(), subtrees);
            addAll(constraints.getExcludedSubtrees(), subtrees);
        } catch (IOException | RuntimeException e) {
            throw malformed("The name constraints cannot be read");
        }
        for (GeneralSubtree subtree : subtrees) {
            if (!ENFORCED.contains(subtree.getBase().getTagNo())) {
                throw malformed(
                        "Name constraints of the form [" + subtree.getBase().getTagNo() + "] are not supported");
            }
        }
    }

    private static void addAll(GeneralSubtree @Nullable [] some, List<GeneralSubtree> all) {
        if (some != null) {
            all.addAll(List.of(some));
        }
    }

    private static void requireRoot(List<X509CertificateHolder> path) {
        if (path.size() != 1) {
            throw AwsError.of("InvalidRequestException", "A root CA certificate has no certificate chain");
        }
        if (!isSelfSigned(path.get(0))) {
            throw mismatch("A root CA certificate must be self-signed");
        }
    }

    private static void requireSubordinate(List<X509CertificateHolder> path) {
        X509CertificateHolder certificate = path.get(0);
        if (isSelfSigned(certificate)) {
            throw mismatch("A self-signed certificate cannot be imported into a subordinate CA");
        }
        if (path.size() == 1) {
            throw AwsError.of("InvalidRequestException", "A subordinate CA certificate needs its certificate chain");
        }
        if (path.subList(1, path.size()).contains(certificate)) {
            throw AwsError.of("InvalidRequestException", "The chain must not include the certificate being imported");
        }
        for (int i = 0; i + 1 < path.size(); i++) {
            requireSigned(path.get(i), path.get(i + 1), i + 1);
        }
        if (!isSelfSigned(path.get(path.size() - 1))) {
            throw mismatch("The certificate chain must end with a root CA certificate");
        }
        requireNames(path);
    }

    private static void requireSigned(X509CertificateHolder signed, X509CertificateHolder signer, int casBelow) {
        requireCa(signer);
        if (!signed.getIssuer().equals(signer.getSubject()) || !Pem.isSignedBy(signed, signer)) {
            throw mismatch("Each certificate must be signed by the next one of the chain, and " + signed.getSubject()
                    + " is not");
        }
        if (Issuer.pathLength(signer).filter(limit -> limit < casBelow).isPresent()) {
            throw mismatch("The path length of " + signer.getSubject() + " does not allow the CAs below it");
        }
    }

    private static void requireNames(List<X509CertificateHolder> path) {
        X509CertificateHolder certificate = path.get(0);
        List<Extension> extensions = new ArrayList<>();
        Extension names = certificate.getExtension(Extension.subjectAlternativeName);
        if (names != null) {
            extensions.add(names);
        }
        try {
            NameConstraintGate.check(path.subList(1, path.size()), certificate.getSubject(), extensions);
        } catch (NameConstraintValidatorException e) {
            throw mismatch("The names of the certificate are outside the name constraints of its chain");
        }
    }

    private static boolean isSelfSigned(X509CertificateHolder certificate) {
        return certificate.getSubject().equals(certificate.getIssuer()) && Pem.isSignedBy(certificate, certificate);
    }

    private static AwsError malformed(String message) {
        return AwsError.of("MalformedCertificateException", message);
    }

    private static AwsError mismatch(String message) {
        return AwsError.of("CertificateMismatchException", message);
    }
}

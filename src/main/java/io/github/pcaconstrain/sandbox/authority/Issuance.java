package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * What a certificate is made from.
 *
 * @param template the kind of certificate
 * @param algorithm the signature algorithm
 * @param csr the source of the key and the names
 * @param api the contents of ApiPassthrough, which are used only if the template takes them
 * @param validity the validity period
 * @param issued the current time
 * @param mode the CA's usage mode, which limits how long end-entity certificates may be valid
 */
public record Issuance(
        Template template,
        SigningAlgorithm algorithm,
        Csr csr,
        Passthrough api,
        ValidityPeriod validity,
        Instant issued,
        UsageMode mode) {
    /** The {@link AwsError#reason} of a refusal because of name constraints. */
    public static final String NAME_CONSTRAINTS = "NAME_CONSTRAINTS";

    private static final int SERIAL_OCTETS = 16;
    private static final Duration SHORT_LIVED = Duration.ofDays(7);

    /** How a CA is used. */
    public enum UsageMode {
        GENERAL_PURPOSE,
        SHORT_LIVED_CERTIFICATE
    }

    /** A serial number of 128 bits. The first bit is 0 but the first octet is not, so that it has 32 digits. */
    public static BigInteger newSerial(SecureRandom random) {
        byte[] octets = new byte[SERIAL_OCTETS];
        do {
            random.nextBytes(octets);
            octets[0] &= Byte.MAX_VALUE;
        } while (octets[0] < SERIAL_OCTETS);
        return new BigInteger(1, octets);
    }

    /**
     * Signs the certificate.
     *
     * @throws AwsError if the CA must not sign it
     */
    public X509CertificateHolder sign(Issuer issuer, BigInteger serial) {
        requireKeyFits(issuer);
        boolean isRoot = template.kind() == Template.Kind.ROOT;
        if (isRoot) {
            requireOwnKey(issuer);
        } else {
            requireWithinParent(issuer);
        }
        X500Name subject = subject();
        List<Extension> extensions = ExtensionPlan.of(template, issuer, csr, api, subject);
        requireName(subject, extensions);
        if (!isRoot) {
            checkNameConstraints(issuer, subject, extensions);
        }
        return build(issuer, serial, isRoot ? subject : issuer.name(), subject, extensions);
    }

    private X500Name subject() {
        Optional<X500Name> asked = template.takesApi() ? api.subject() : Optional.empty();
        return asked.orElse(csr.subject());
    }

    private void requireKeyFits(Issuer issuer) {
        if (algorithm.family() != issuer.keyFamily()) {
            throw AwsError.of(
                    "InvalidArgsException",
                    "The signing algorithm " + algorithm + " does not match the " + issuer.keyFamily()
                            + " key of the certificate authority");
        }
    }

    private void requireOwnKey(Issuer issuer) {
        if (!csr.publicKey().equals(issuer.publicKey())) {
            throw AwsError.of(
                    "InvalidArgsException",
                    "A root CA certificate can only be issued for the certificate authority's own CSR");
        }
    }

    private void requireWithinParent(Issuer issuer) {
        Instant parentEnd = issuer.certificate().getNotAfter().toInstant();
        if (validity.notAfter().isAfter(parentEnd)) {
            throw ValidityPeriod.invalid("The certificate validity specified exceeds the certificate authority"
                    + " validity, which ends at " + parentEnd);
        }
        if (template.isCa()) {
            requirePathLength(issuer.pathLength());
        } else if (mode == UsageMode.SHORT_LIVED_CERTIFICATE
                && validity.notAfter().isAfter(issued.plus(SHORT_LIVED))) {
            throw ValidityPeriod.invalid(
                    "The certificate authority issues short-lived certificates, of 7 days at most");
        }
    }

    private void requirePathLength(Optional<Integer> parent) {
        int asked = template.basics().pathLength().orElse(Integer.MAX_VALUE);
        if (parent.isPresent() && asked >= parent.get()) {
            throw AwsError.validation("The path length of the template " + template.name()
                    + " must be less than that of the certificate authority, which is " + parent.get());
        }
    }

    private static void requireName(X500Name subject, List<Extension> extensions) {
        boolean hasAlternative =
                extensions.stream().anyMatch(each -> each.getExtnId().equals(Extension.subjectAlternativeName));
        if (subject.getRDNs().length == 0 && !hasAlternative) {
            throw AwsError.of(
                    "MalformedCSRException",
                    "The certificate signing request must provide a subject name or a subject alternative name");
        }
    }

    private static void checkNameConstraints(Issuer issuer, X500Name subject, List<Extension> extensions) {
        try {
            NameConstraintGate.check(issuer.chain(), subject, extensions);
        } catch (NameConstraintValidatorException e) {
            throw NameConstraintGate.refusal(e);
        }
    }

    private X509CertificateHolder build(
            Issuer issuer, BigInteger serial, X500Name issuerName, X500Name subject, List<Extension> extensions) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuerName,
                serial,
                Date.from(validity.notBefore()),
                Date.from(validity.notAfter()),
                subject,
                csr.publicKey());
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
        } catch (IOException e) {
            throw new IllegalStateException("octets are always encoded", e);
        }
        return builder.build(issuer.signer().with(algorithm));
    }
}

package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The input of ImportCertificate, checked against the rules of that operation: ACM User Guide, "Prerequisites for
 * importing certificates" and "Certificate import problems".
 */
record ImportedCertificate(X509CertificateHolder body, List<X509CertificateHolder> chain, ImportedKey key) {
    /** The last label is not a number, as it would be in an IP address. */
    private static final Pattern DOMAIN_NAME =
            Pattern.compile("(\\*\\.)?([A-Za-z0-9_-]{1,63}\\.)*(?![0-9]+$)[A-Za-z0-9_-]{1,63}");

    ImportedCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads and checks it.
     *
     * @throws AwsError ValidationException
     */
    static ImportedCertificate of(
            byte[] certificate, byte[] privateKey, byte[] chain, Instant now, SecureRandom random) {
        try {
            List<X509CertificateHolder> own = read(certificate, "certificate");
            if (own.size() != 1) {
                throw invalid("The certificate field must contain exactly one certificate, found " + own.size());
            }
            ImportedKey key = ImportedKey.read(privateKey);
            ImportedCertificate imported = new ImportedCertificate(own.get(0), read(chain, "certificate chain"), key);
            imported.requireKey(random);
            imported.requireValid(now);
            imported.requireChain(chain.length > 0);
            imported.names(); // and everything else that is read later
            Objects.requireNonNull(imported.body.getSubject().toString());
            Usages.of(imported.body);
            return imported;
        } catch (AwsError e) {
            throw e;
        } catch (RuntimeException
                | StackOverflowError e) { // Bouncy Castle parses lazily, and throws many kinds of exceptions
            throw invalid("The certificate cannot be read");
        }
    }

    private static List<X509CertificateHolder> read(byte[] pem, String what) {
        try {
            List<X509CertificateHolder> certificates = Pem.readCertificates(pem);
            if (certificates.isEmpty() && pem.length > 0) {
                throw invalid("The " + what + " is not in a valid PEM format");
            }
            return certificates;
        } catch (IOException e) {
            throw invalid("The " + what + " is not in a valid PEM format");
        }
    }

    private void requireKey(SecureRandom random) {
        if (!key.isOf(body.getSubjectPublicKeyInfo(), random)) {
            throw invalid("The private key does not match the public key of the certificate");
        }
    }

    private void requireValid(Instant now) {
        if (now.isBefore(body.getNotBefore().toInstant())
                || now.isAfter(body.getNotAfter().toInstant())) {
            throw invalid("The certificate is not valid at this time: it is valid from "
                    + body.getNotBefore().toInstant() + " until "
                    + body.getNotAfter().toInstant());
        }
        if (body.getIssuer().getRDNs().length == 0) {
            throw invalid("The issuer of the certificate is empty");
        }
    }

    private void requireChain(boolean isGiven) {
        List<X509CertificateHolder> path = new ArrayList<>(List.of(body));
        path.addAll(chain);
        if (!isGiven) {
            if (!Pem.isSignedBy(body, body)) {
                throw invalid(
                        "Provided certificate is not a valid self signed. Please provide either a valid self-signed"
                                + " certificate or certificate chain.");
            }
            return;
        }
        for (int i = 0; i + 1 < path.size(); i++) {
            if (!path.get(i).getIssuer().equals(path.get(i + 1).getSubject())
                    || !Pem.isSignedBy(path.get(i), path.get(i + 1))) {
                throw invalid("Could not validate the certificate with the certificate chain.");
            }
        }
    }

    private static AwsError invalid(String message) {
        return AwsError.validation(message);
    }

    /**
     * The common name if it is a domain name, followed by the DNS names. ACM ignores all other names. An IP address is
     * not a domain name: Terraform's acceptance test {@code Imported_ipAddress} expects a certificate without names.
     */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (RDN rdn : body.getSubject().getRDNs(BCStyle.CN)) {
            String name = IETFUtils.valueToString(rdn.getFirst().getValue());
            if (DOMAIN_NAME.matcher(name).matches()) {
                names.add(name);
            }
        }
        GeneralNames alternatives = GeneralNames.fromExtensions(body.getExtensions(), Extension.subjectAlternativeName);
        if (alternatives != null) {
            for (GeneralName name : alternatives.getNames()) {
                if (name.getTagNo() == GeneralName.dNSName) {
                    names.add(name.getName().toString());
                }
            }
        }
        return List.copyOf(names);
    }

    PrivateKey privateKey() {
        return key.key();
    }
}

package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.authority.Csr;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.KeyFamily;
import io.github.pcaconstrain.sandbox.authority.Signer;
import io.github.pcaconstrain.sandbox.authority.SubjectNames;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the certificates of a seed that are not those of CAs.
 *
 * @param acm which requests those that it manages
 * @param random for the keys of the others, which nobody keeps
 */
record CertificateSeeding(Service acm, SecureRandom random) {
    private static final int CERTIFICATE_DAYS = 365;
    private static final int SHORT_LIVED_DAYS = 7;

    CertificateSeeding {
        Objects.requireNonNull(acm, "acm");
        Objects.requireNonNull(random, "random");
    }

    /**
     * Creates a certificate, and returns its ARN.
     *
     * @param arn the ARN of its CA
     */
    String create(AuthorityCalls calls, SeedAuthority authority, String arn, SeedCertificate certificate) {
        if (certificate.isManaged()) {
            return managed(calls, authority, arn, certificate);
        }
        ObjectNode request = Json.object();
        request.set("Validity", SeedValidity.until(end(calls, authority, arn, certificate)));
        String issued = calls.issue(arn, certificate.template(), csr(certificate), request);
        certificate
                .revoked()
                .ifPresent(reason -> calls.call(
                        "RevokeCertificate",
                        AuthorityCalls.input(arn)
                                .put("CertificateSerial", issued.substring(issued.lastIndexOf('/') + 1))
                                .put("RevocationReason", reason)));
        return issued;
    }

    private static Instant end(AuthorityCalls calls, SeedAuthority authority, String arn, SeedCertificate certificate) {
        Instant now = calls.context().now();
        if (certificate.validity().isPresent()) {
            return certificate.validity().get().after(now);
        }
        boolean isShortLived =
                authority.usageMode().filter("SHORT_LIVED_CERTIFICATE"::equals).isPresent();
        Instant usual = now.plus(Duration.ofDays(isShortLived ? SHORT_LIVED_DAYS : CERTIFICATE_DAYS))
                .minusSeconds(60);
        Instant last = calls.notAfter(arn);
        return usual.isBefore(last) ? usual : last;
    }

    private String csr(SeedCertificate certificate) {
        KeyPair keys = KeyAlgorithm.EC_P256.generate(random);
        boolean isCritical = certificate.subject().isEmpty(); // RFC 5280, section 4.2.1.6
        List<Extension> extensions = certificate.names().isEmpty()
                ? List.of()
                : List.of(extension(
                        isCritical, new GeneralNames(certificate.names().toArray(GeneralName[]::new))));
        return Csr.write(
                SubjectNames.of(certificate.subject()),
                keys,
                extensions,
                new Signer(keys.getPrivate(), random),
                KeyAlgorithm.EC_P256.usualSigningAlgorithm());
    }

    private static Extension extension(boolean isCritical, GeneralNames names) {
        try {
            return new Extension(Extension.subjectAlternativeName, isCritical, names.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("names of ours are always encoded", e);
        }
    }

    private String managed(AuthorityCalls calls, SeedAuthority authority, String arn, SeedCertificate certificate) {
        List<String> names = certificate.names().stream()
                .map(name -> name.getName().toString())
                .toList();
        String commonName = Json.text(certificate.subject(), "CommonName");
        ObjectNode input =
                AuthorityCalls.input(arn).put("DomainName", commonName.isEmpty() ? names.get(0) : commonName);
        if (authority.key().family() == KeyFamily.EC) {
            input.put("KeyAlgorithm", KeyAlgorithm.EC_P256.wireName()); // of the CA's family, or ACM gets nothing
        }
        if (!names.isEmpty()) {
            ArrayNode alternatives = input.putArray("SubjectAlternativeNames");
            names.forEach(alternatives::add);
        }
        JsonNode made = acm.call(calls.past(1), "RequestCertificate", input);
        JsonNode detail = acm.call(
                        calls.context(),
                        "DescribeCertificate",
                        Json.object().put("CertificateArn", Json.text(made, "CertificateArn")))
                .get("Certificate");
        if (!Json.text(detail, "Status").equals("ISSUED")) {
            throw AwsError.validation("ACM did not get this certificate: " + Json.text(detail, "FailureReason"));
        }
        return Json.text(made, "CertificateArn");
    }
}

package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** DescribeCertificate: everything that ACM tells about a certificate. */
record Descriptions(Certificates certificates) {
    private static final int HEX = 16;

    JsonNode describe(RequestContext context, JsonNode input) {
        ManagedCertificate certificate = certificates.require(context, input);
        return Json.object().set("Certificate", detail(certificate, context.now()));
    }

    private ObjectNode detail(ManagedCertificate certificate, Instant now) {
        String status = certificates.status(certificate, now);
        ObjectNode json = Json.object();
        json.put("CertificateArn", certificate.arn());
        if (!certificate.names().isEmpty()) {
            json.put("DomainName", certificate.domainName());
            addAll(json.putArray("SubjectAlternativeNames"), certificate.names());
        }
        json.put("Subject", "CN=" + certificate.domainName());
        json.put("CreatedAt", Json.timestamp(certificate.createdAt()));
        certificate.importedAt().ifPresent(at -> json.put("ImportedAt", Json.timestamp(at)));
        certificate.publicRequest().ifPresent(request -> {
            json.set("DomainValidationOptions", DomainValidations.describe(certificate, request));
            request.managedBy().ifPresent(service -> json.put("ManagedBy", service));
        });
        json.put("Status", status);
        certificate.revocation().ifPresent(revocation -> {
            json.put("RevokedAt", Json.timestamp(revocation.at()));
            json.put("RevocationReason", revocation.reason());
        });
        // The API's values contain an underscore, but the real answers of this operation contain a hyphen.
        json.put("KeyAlgorithm", certificate.keyAlgorithm().replace('_', '-'));
        json.put("Type", certificate.type().name());
        json.put("CertificateKeyPairOrigin", certificate.keyPairOrigin());
        if (!certificate.authority().isEmpty()) {
            json.put("CertificateAuthorityArn", certificate.authority());
        }
        json.put("RenewalEligibility", eligibility(certificate, status));
        ObjectNode options =
                json.putObject("Options").put("CertificateTransparencyLoggingPreference", certificate.transparency());
        certificate.publicRequest().ifPresent(request -> options.put("Export", request.export()));
        json.putArray("InUseBy");
        Usages usages = addBody(json, certificate);
        ArrayNode keyUsages = json.putArray("KeyUsages");
        usages.keyUsages().forEach(name -> keyUsages.addObject().put("Name", name));
        ArrayNode purposes = json.putArray("ExtendedKeyUsages");
        usages.purposes()
                .forEach((name, oid) -> purposes.addObject().put("Name", name).put("OID", oid));
        if (status.equals("FAILED")) {
            certificate.current().failure().ifPresent(reason -> json.put("FailureReason", reason.name()));
        }
        certificate.renewal().ifPresent(renewal -> json.set("RenewalSummary", summary(certificate, renewal)));
        return json;
    }

    /** "At this time, only exported private certificates can be renewed with the RenewCertificate command." */
    static String eligibility(ManagedCertificate certificate, String status) {
        return status.equals("ISSUED") && certificate.isExported() ? "ELIGIBLE" : "INELIGIBLE";
    }

    private static void addAll(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private Usages addBody(ObjectNode json, ManagedCertificate certificate) {
        if (!certificate.current().isIssued()) {
            return Usages.NONE;
        }
        X509CertificateHolder body = certificates.body(certificate);
        if (certificate.type() == ManagedCertificate.Type.IMPORTED) {
            json.put("Subject", body.getSubject().toString());
        }
        json.put("Serial", serial(body.getSerialNumber()));
        json.put("Issuer", issuer(body.getIssuer()));
        json.put("NotBefore", Json.timestamp(body.getNotBefore().toInstant()));
        json.put("NotAfter", Json.timestamp(body.getNotAfter().toInstant()));
        json.put(
                "SignatureAlgorithm",
                new DefaultSignatureNameFinder()
                        .getAlgorithmName(body.getSignatureAlgorithm())
                        .toUpperCase(Locale.ROOT));
        return Usages.of(body);
    }

    /** Octets in hexadecimal, separated by colons. */
    static String serial(BigInteger number) {
        String digits = number.toString(HEX);
        String even = digits.length() % 2 == 0 ? digits : "0" + digits;
        return even.replaceAll("(..)(?!$)", "$1:");
    }

    // "Amazon" for "C=US, O=Amazon, CN=Amazon RSA 2048 M02"; where there is no organization, the next best.
    private static String issuer(X500Name name) {
        return attribute(name, BCStyle.O).or(() -> attribute(name, BCStyle.CN)).orElse(name.toString());
    }

    private static Optional<String> attribute(X500Name name, ASN1ObjectIdentifier type) {
        RDN[] found = name.getRDNs(type);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
    }

    static String status(ManagedCertificate.Renewal renewal) {
        if (!renewal.attempt().isDone() || renewal.isDenied()) {
            return "PENDING_AUTO_RENEWAL";
        }
        return renewal.attempt().isIssued() ? "SUCCESS" : "FAILED";
    }

    private static ObjectNode summary(ManagedCertificate certificate, ManagedCertificate.Renewal renewal) {
        ObjectNode json = Json.object();
        Attempt attempt = renewal.attempt();
        json.put("RenewalStatus", status(renewal));
        if (attempt.isDone()) {
            attempt.failure().ifPresent(reason -> json.put("RenewalStatusReason", reason.name()));
        }
        json.put("UpdatedAt", Json.timestamp(renewal.updatedAt()));
        // The API requires at least one item, although the domains of private certificates are not validated.
        ArrayNode options = json.putArray("DomainValidationOptions");
        certificate.names().forEach(name -> options.addObject().put("DomainName", name));
        return json;
    }
}

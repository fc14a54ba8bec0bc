package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GetCertificate, ExportCertificate and RenewCertificate, which need an issued certificate. */
record Delivery(Certificates certificates, PrivateIssuer issuer, KeyStock keys) {
    private static final String FORBIDDEN = "#$%";

    JsonNode get(RequestContext context, JsonNode input) {
        ManagedCertificate certificate = certificates.require(context, input);
        requireIssued(certificate);
        return body(certificate);
    }

    private ObjectNode body(ManagedCertificate certificate) {
        ObjectNode body = Json.object().put("Certificate", certificates.document(certificate, "certificate.pem"));
        String chain = certificates.document(certificate, "chain.pem");
        if (!chain.isBlank()) {
            body.put("CertificateChain", chain); // a certificate may be imported without one
        }
        return body;
    }

    private static void requireIssued(ManagedCertificate certificate) {
        if (certificate.publicRequest().isPresent()) {
            throw AwsError.of("RequestInProgressException", PublicRequest.REASON);
        }
        if (!certificate.current().isDone()) {
            throw AwsError.of(
                    "RequestInProgressException",
                    "The certificate request is in process and the certificate in your account has not yet been"
                            + " issued.");
        }
        if (!certificate.current().isIssued()) {
            throw CertificateArn.notFound(certificate.arn());
        }
    }

    JsonNode export(RequestContext context, JsonNode input) {
        byte[] passphrase = Shape.Blob.decode(input.get("Passphrase"));
        requirePassphrase(passphrase);
        ManagedCertificate certificate = certificates.update(context, input, before -> {
            requireIssued(before);
            requireExportable(before);
            return before.exported();
        });
        return body(certificate)
                .put(
                        "PrivateKey",
                        EncryptedKey.write(certificates.key(certificate), passphrase.clone(), keys.random()));
    }

    private static void requireExportable(ManagedCertificate certificate) {
        if (certificate.type() == ManagedCertificate.Type.IMPORTED) {
            throw AwsError.validation(
                    "Certificate ARN " + certificate.arn() + " was imported, and cannot be exported.");
        }
        requireNotRevoked(certificate);
    }

    private static void requireNotRevoked(ManagedCertificate certificate) {
        if (certificate.revocation().isPresent()) {
            throw AwsError.validation("Certificate ARN " + certificate.arn() + " has been revoked.");
        }
    }

    // "You can use any ASCII character except #, $, or %."
    private static void requirePassphrase(byte[] passphrase) {
        for (byte octet : passphrase) {
            if (octet < 0 || FORBIDDEN.indexOf(octet) >= 0) {
                throw AwsError.validation("The passphrase must be of ASCII characters other than #, $ and %");
            }
        }
    }

    JsonNode renew(RequestContext context, JsonNode input) {
        certificates.update(context, input, before -> {
            requireIssued(before);
            requireRenewable(before);
            LeafKey key = LeafKey.make(before.keyAlgorithm(), keys);
            Attempt attempt =
                    issuer.renew(context, before.authority(), before.names(), key, "renewal-" + context.requestId());
            certificates.writeKey(before, attempt, key.keys().getPrivate());
            return before.withRenewal(attempt, context.now());
        });
        return Json.NOTHING;
    }

    private static void requireRenewable(ManagedCertificate certificate) {
        requireNotRevoked(certificate);
        if (!certificate.isExported()) {
            throw AwsError.validation("Certificate ARN " + certificate.arn()
                    + " has not been exported so it is not eligible for the Renew Certificate API.");
        }
        if (certificate.renewal().filter(renewal -> !renewal.attempt().isDone()).isPresent()) {
            throw AwsError.of("RequestInProgressException", "The certificate is being renewed");
        }
    }
}

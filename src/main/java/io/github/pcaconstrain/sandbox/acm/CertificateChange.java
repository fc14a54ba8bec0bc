package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import tools.jackson.databind.JsonNode;

/** UpdateCertificateOptions and RevokeCertificate. */
record CertificateChange(Certificates certificates, PrivateIssuer issuer) {
    JsonNode updateOptions(RequestContext context, JsonNode input) {
        JsonNode options = input.get("Options");
        certificates.update(context, input, before -> {
            boolean isFailed = certificates.status(before, context.now()).equals("FAILED");
            if (before.type() == ManagedCertificate.Type.IMPORTED || isFailed) {
                throw AwsError.of(
                        "InvalidStateException",
                        "The options of a certificate that ACM did not issue cannot be" + " updated");
            }
            requireUnchanged(options, "Export", before.exportOption());
            requireUnchanged(
                    options,
                    "ValidationMethod",
                    before.publicRequest().map(PublicRequest::validationMethod).orElse(""));
            String transparency = Json.text(options, "CertificateTransparencyLoggingPreference");
            return transparency.isEmpty() ? before : before.withTransparency(transparency);
        });
        return Json.NOTHING;
    }

    // "You cannot update the value of Export after the the certificate is created." A validation method can be changed
    // once a public certificate is issued, which never happens here.
    private static void requireUnchanged(JsonNode options, String member, String now) {
        if (Json.has(options, member) && !Json.text(options, member).equals(now)) {
            throw AwsError.validation("The option " + member + " of this certificate cannot be updated");
        }
    }

    // "You can only revoke certificates that have been previously exported."
    JsonNode revoke(RequestContext context, JsonNode input) {
        String reason = Json.text(input, "RevocationReason");
        ManagedCertificate revoked = certificates.update(context, input, before -> {
            if (before.revocation().isPresent()) {
                throw AwsError.of("ConflictException", "The certificate has been revoked already");
            }
            if (before.type() != ManagedCertificate.Type.PRIVATE || !before.isExported()) {
                throw AwsError.validation(
                        "Certificate ARN " + before.arn() + " has not been exported from ACM so it cannot be revoked.");
            }
            issuer.revoke(context, before.authority(), certificates.body(before).getSerialNumber(), reason);
            return before.revoked(new Revocation(context.now(), reason));
        });
        return Json.object().put("CertificateArn", revoked.arn());
    }
}

package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Operation;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Shape;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** ImportCertificate: imports a certificate and key, or replaces those that were imported before. */
record CertificateImport(Certificates certificates, SecureRandom random) implements Operation {
    @Override
    public JsonNode run(RequestContext context, JsonNode input) {
        byte[] chain =
                Json.has(input, "CertificateChain") ? Shape.Blob.decode(input.get("CertificateChain")) : new byte[0];
        ImportedCertificate imported = ImportedCertificate.of(
                Shape.Blob.decode(input.get("Certificate")),
                Shape.Blob.decode(input.get("PrivateKey")),
                chain,
                context.now(),
                random);
        String arn = Json.has(input, "CertificateArn")
                ? replace(context, input, imported)
                : create(context, imported, Tags.added(new TreeMap<>(), Json.member(input, "Tags")));
        return Json.object().put("CertificateArn", arn);
    }

    private String create(RequestContext context, ImportedCertificate imported, Map<String, String> tags) {
        String id = UUID.randomUUID().toString();
        ManagedCertificate certificate = new ManagedCertificate(
                CertificateArn.of(context, id),
                Certificates.folder(context, id),
                imported.names(),
                "",
                imported.key().algorithm(),
                "DISABLED",
                context.now(),
                false,
                tags,
                attempt(context),
                Optional.empty(),
                Optional.empty(),
                Optional.of(context.now()),
                Optional.empty());
        certificates.writeBody(certificate, certificate.current(), imported);
        certificates.create(certificate, imported.privateKey());
        return certificate.arn();
    }

    private static Attempt attempt(RequestContext context) {
        return Attempt.imported("import-" + context.requestId(), context.now());
    }

    private String replace(RequestContext context, JsonNode input, ImportedCertificate imported) {
        if (Json.has(input, "Tags")) {
            throw AwsError.of("InvalidParameterException", "Tagging is not permitted on re-import.");
        }
        return certificates
                .update(context, input, before -> {
                    if (before.type() != ManagedCertificate.Type.IMPORTED) {
                        throw AwsError.validation("Certificate ARN " + before.arn() + " was not imported, and cannot be"
                                + " replaced by an import.");
                    }
                    Attempt attempt = attempt(context);
                    certificates.writeBody(before, attempt, imported);
                    certificates.writeKey(before, attempt, imported.privateKey());
                    return before.importedAnew(imported.names(), imported.key().algorithm(), attempt, context.now());
                })
                .arn();
    }
}

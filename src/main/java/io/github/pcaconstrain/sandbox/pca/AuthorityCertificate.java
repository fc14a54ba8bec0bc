package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.ImportRules;
import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Shape;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GetCertificateAuthorityCsr, ImportCertificateAuthorityCertificate and GetCertificateAuthorityCertificate. */
final class AuthorityCertificate {
    private final Authorities authorities;
    private final Assumptions assumptions;

    AuthorityCertificate(Authorities authorities, Assumptions assumptions) {
        this.authorities = authorities;
        this.assumptions = assumptions;
    }

    JsonNode csr(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        if (authorities.status(authority, context.now()).equals("CREATING")) {
            throw AwsError.of("RequestInProgressException", "The certificate signing request is being created");
        }
        authorities.requireStatus(
                authority, context.now(), notReady(authority), "PENDING_CERTIFICATE", "ACTIVE", "DISABLED", "EXPIRED");
        return Json.object().put("Csr", assumptions.pem(authorities.documents().csr(authority)));
    }

    // AWS uses this message for the certificate too, although it mentions the CSR.
    private static String notReady(Authority authority) {
        return "The certificate authority " + authority.arn()
                + " is not in the correct state to have a certificate signing request.";
    }

    JsonNode install(RequestContext context, JsonNode input) {
        String arn = Json.text(input, "CertificateAuthorityArn");
        Authority now = authorities.require(context, arn);
        requireImportable(now, context);
        byte[] chain =
                Json.has(input, "CertificateChain") ? Shape.Blob.decode(input.get("CertificateChain")) : new byte[0];
        List<X509CertificateHolder> path = ImportRules.check(
                now.isRoot(), authorities.documents().request(now), Shape.Blob.decode(input.get("Certificate")), chain);
        String document = authorities.documents().install(now, path);
        authorities.update(context, arn, authority -> {
            requireImportable(authority, context);
            return authority.withInstalled(document, context.now());
        });
        return Json.NOTHING;
    }

    private void requireImportable(Authority authority, RequestContext context) {
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is not in a valid state for importing a certificate.",
                "PENDING_CERTIFICATE",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
    }

    JsonNode certificate(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        List<X509CertificateHolder> path = authorities.documents().chain(authority);
        boolean isDeleted = authority.state() == Authority.State.DELETED;
        if (path.isEmpty() || isDeleted) {
            throw AwsError.of("InvalidStateException", notReady(authority));
        }
        ObjectNode output = Json.object().put("Certificate", assumptions.pem(Pem.write(path.get(0))));
        if (path.size() > 1) {
            output.put("CertificateChain", assumptions.pem(Pem.write(path.subList(1, path.size()))));
        }
        return output;
    }
}

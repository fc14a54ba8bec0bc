package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.authority.Template;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GetCertificate and RevokeCertificate. */
final class CertificateAccess {
    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final Revocations revocations;
    private final Assumptions assumptions;

    CertificateAccess(
            Authorities authorities,
            IssuedCertificates certificates,
            Revocations revocations,
            Assumptions assumptions) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.revocations = revocations;
        this.assumptions = assumptions;
    }

    JsonNode get(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        String arn = Json.text(input, "CertificateArn");
        String serial = CaArn.serial(authority.arn(), arn);
        boolean isOwnRoot = authority.isRoot();
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority " + authority.arn()
                        + " is not in the correct state to have issued certificates.",
                isOwnRoot
                        ? new String[] {"PENDING_CERTIFICATE", "ACTIVE", "DISABLED", "EXPIRED"}
                        : new String[] {"ACTIVE", "DISABLED", "EXPIRED"});
        IssuedCertificate issued = certificates
                .find(authority, serial)
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Could not find Certificate " + arn));
        if (context.now().isBefore(issued.readyAt())) {
            throw AwsError.of("RequestInProgressException", "The request to issue the certificate is in progress");
        }
        ObjectNode output = Json.object().put("Certificate", assumptions.pem(certificates.pem(authority, serial)));
        if (!isRootTemplate(issued)) {
            output.put(
                    "CertificateChain",
                    assumptions.pem(Pem.write(authorities.documents().chain(authority))));
        }
        return output;
    }

    private static boolean isRootTemplate(IssuedCertificate issued) {
        String partition = issued.arn().split(":", -1)[1];
        return Template.of(issued.templateArn(), partition)
                .filter(template -> template.kind() == Template.Kind.ROOT)
                .isPresent();
    }

    JsonNode revoke(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        String serial = serial(Json.text(input, "CertificateSerial"));
        Optional<IssuedCertificate> issued = certificates.find(authority, serial);
        // Whatever the CA's state is: this is the only message from which terraform destroy concludes that a root's
        // certificate need not be revoked, even if it was never installed.
        if (issued.filter(CertificateAccess::isRootTemplate).isPresent()) {
            throw AwsError.of("InvalidRequestException", "Self-signed certificate can not be revoked");
        }
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is not in a valid state for revoking certificates.",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
        if (issued.isEmpty()) {
            throw AwsError.of("ResourceNotFoundException", "Could not find a certificate with serial " + serial);
        }
        revocations.announce(authority, serial);
        certificates.update(authority, serial, before -> {
            if (before.revokedAt().isPresent()) {
                throw AwsError.of("RequestAlreadyProcessedException", "The certificate has already been revoked");
            }
            return before.revoked(context.now(), Json.text(input, "RevocationReason"));
        });
        certificates.find(authority, serial).ifPresent(after -> revocations.add(authority, after));
        return Json.NOTHING;
    }

    // As OpenSSL and the AWS console show it: with or without colons and leading zeros.
    private static String serial(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]+")) {
            throw AwsError.of("InvalidRequestException", "The serial number is not hexadecimal");
        }
        return digits.replaceFirst("^0+(?=.)", "");
    }
}

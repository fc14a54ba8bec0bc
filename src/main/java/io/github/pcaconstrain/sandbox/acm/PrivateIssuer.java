package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.Template;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.Assumptions.Question;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has a private CA issue a certificate, on ACM's conditions.
 *
 * <p>ACM User Guide, "Conditions for using AWS Private CA to sign ACM private certificates": 395 days, and a CA that is
 * valid for longer. The service principal needs its permission for renewals only: Terraform's acceptance test
 * {@code privateCertificate_noRenewalPermission} gets a certificate from AWS without it, although that page requires it
 * for both ({@link Question#ACM_PERMISSION}). The order of the checks is not documented.
 */
record PrivateIssuer(Pca pca, Duration delay, Assumptions assumptions) {
    private static final int VALIDITY_DAYS = 395;
    private static final int HEX = 16;
    private static final int ACCOUNT_OF_ARN = 4;

    /** ACM's reasons that AWS Private CA has under another name, or does not have. */
    private static final Map<String, String> REASONS = Map.of(
            "CA_COMPROMISE", "CERTIFICATE_AUTHORITY_COMPROMISE",
            "SUPERCEDED", "SUPERSEDED",
            "CERTIFICATE_HOLD", "UNSPECIFIED",
            "REMOVE_FROM_CRL", "UNSPECIFIED");

    private static final Set<String> ACTIONS = Set.of("GetCertificate", "IssueCertificate", "ListPermissions");

    /** Issues a certificate on request. The outcome, which may be a failure, is to be shown after the delay. */
    Attempt request(RequestContext context, String authority, List<String> names, LeafKey key, String folder) {
        return attempt(context, folder, () -> {
            if (!assumptions.isUsual(Question.ACM_PERMISSION)) {
                requirePermission(context, authority);
            }
            return issue(context, authority, names, key);
        });
    }

    /** Issues a certificate for a renewal. The outcome, which may be a failure, is to be shown after the delay. */
    Attempt renew(RequestContext context, String authority, List<String> names, LeafKey key, String folder) {
        return attempt(context, folder, () -> {
            requirePermission(context, authority);
            return issue(context, authority, names, key);
        });
    }

    private Attempt attempt(RequestContext context, String folder, Supplier<String> issue) {
        Optional<String> pcaArn = Optional.empty();
        Optional<FailureReason> failure = Optional.empty();
        try {
            pcaArn = Optional.of(issue.get());
        } catch (AwsError e) {
            failure = Optional.of(FailureReason.of(e));
        }
        return new Attempt(folder, context.now().plus(delay), pcaArn, failure, false);
    }

    private String issue(RequestContext context, String arn, List<String> names, LeafKey key) {
        ObjectNode ca = ca(arn);
        JsonNode description =
                pca.read(context, "DescribeCertificateAuthority", ca).get("CertificateAuthority");
        if (!Json.text(description, "Status").equals("ACTIVE")) {
            throw AwsError.of("InvalidStateException", "The certificate authority is not active");
        }
        JsonNode configuration = description.get("CertificateAuthorityConfiguration");
        requireFamily(Json.text(configuration, "KeyAlgorithm"), key);
        ObjectNode request = ca.deepCopy();
        request.put("Csr", key.csr(names));
        request.put("SigningAlgorithm", Json.text(configuration, "SigningAlgorithm"));
        request.put("TemplateArn", Template.arn("EndEntityCertificate", context.partition()));
        request.putObject("Validity").put("Type", "DAYS").put("Value", VALIDITY_DAYS);
        return pca.issue(context, request);
    }

    /**
     * Has the CA revoke a certificate, so that it is on the CA's CRL too. It may have been revoked before.
     *
     * @param reason ACM's name of it
     * @throws AwsError if the CA refuses
     */
    void revoke(RequestContext context, String authority, BigInteger serial, String reason) {
        try {
            pca.read(
                    context,
                    "RevokeCertificate",
                    ca(authority)
                            .put("CertificateSerial", serial.toString(HEX))
                            .put("RevocationReason", REASONS.getOrDefault(reason, reason)));
        } catch (AwsError e) {
            if (!e.code().equals("RequestAlreadyProcessedException")) {
                throw AwsError.of(
                        "ConflictException", "AWS Private CA refuses to revoke the certificate: " + e.getMessage());
            }
        }
    }

    private static ObjectNode ca(String arn) {
        return Json.object().put("CertificateAuthorityArn", arn);
    }

    // Permissions are for certificates in the CA's own account; another one's policy allows both issuing and renewing.
    private void requirePermission(RequestContext context, String authority) {
        if (!authority.split(":", -1)[ACCOUNT_OF_ARN].equals(context.account())) {
            return;
        }
        JsonNode permissions = pca.read(context, "ListPermissions", ca(authority));
        for (JsonNode permission : permissions.get("Permissions")) {
            Set<String> actions = StreamSupport.stream(permission.get("Actions").spliterator(), false)
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
            if (Json.text(permission, "Principal").equals(Pca.PRINCIPAL) && actions.containsAll(ACTIONS)) {
                return;
            }
        }
        throw AwsError.of("AccessDeniedException", "The certificate authority has granted ACM no permission");
    }

    private static void requireFamily(String caAlgorithm, LeafKey key) {
        boolean matches = KeyAlgorithm.of(caAlgorithm)
                .filter(algorithm -> algorithm.family() == key.family())
                .isPresent();
        if (!matches) {
            throw AwsError.of("InvalidArgsException", "The key's family does not match the certificate authority's");
        }
    }

    /**
     * The certificate and its chain, as returned by AWS Private CA's GetCertificate.
     * @throws AwsError if there is no such certificate, or it is not ready
     */
    JsonNode fetch(RequestContext context, String authority, String pcaArn) {
        // ACM fetches what it had issued by its own means, regardless of who looks at the certificate.
        String owner = authority.split(":", -1)[ACCOUNT_OF_ARN];
        return pca.read(context.in(owner), "GetCertificate", ca(authority).put("CertificateArn", pcaArn));
    }
}

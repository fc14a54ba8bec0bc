package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.Assumptions.Question;
import io.github.pcaconstrain.sandbox.pca.Authority.State;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describe, List, Update, Delete and RestoreCertificateAuthority.
 *
 * <p>Some clients depend on the wording of errors: Terraform's AWS provider disables a CA before it deletes it, and
 * continues only if the error is {@link #NOT_UPDATABLE}.
 */
final class AuthorityLifecycle {
    private static final int PAGE = 100;
    private static final int DEFAULT_DELETION_DAYS = 30;
    private static final String NOT_UPDATABLE =
            "The certificate authority must be in the ACTIVE or DISABLED state to be updated";

    private final Authorities authorities;
    private final Assumptions assumptions;
    private final SharedAccess shared;

    AuthorityLifecycle(Authorities authorities, Assumptions assumptions, SharedAccess shared) {
        this.authorities = authorities;
        this.assumptions = assumptions;
        this.shared = shared;
    }

    JsonNode describe(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        ObjectNode output = Json.object();
        output.set("CertificateAuthority", description(authority, context.now()));
        return output;
    }

    JsonNode list(RequestContext context, JsonNode input) {
        boolean areOwn = !Json.text(input, "ResourceOwner").equals("OTHER_ACCOUNTS");
        Page<Authority> page = Page.of(
                areOwn ? authorities.list(context) : sharedWith(context),
                Authorities::order,
                input,
                "MaxResults",
                PAGE,
                AwsError.of("InvalidNextTokenException", "The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode items = output.putArray("CertificateAuthorities");
        page.items()
                .forEach(authority -> StoredRecord.unlessDamaged(
                                () -> Optional.of(description(authority, context.now())))
                        .ifPresent(items::add));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    private List<Authority> sharedWith(RequestContext context) {
        return authorities.foreign(context).stream()
                .filter(authority -> shared.isListed(context, authority))
                .toList();
    }

    JsonNode update(RequestContext context, JsonNode input) {
        String arn = Json.text(input, "CertificateAuthorityArn");
        String status = Json.text(input, "Status");
        if (!status.isEmpty() && !status.equals("ACTIVE") && !status.equals("DISABLED")) {
            throw AwsError.of("InvalidArgsException", "The status can be set to ACTIVE or DISABLED only");
        }
        JsonNode revocation = Json.member(input, "RevocationConfiguration");
        RevocationRules.check(revocation);
        authorities.update(context, arn, authority -> {
            authorities.requireStatus(authority, context.now(), NOT_UPDATABLE, updatable(status));
            Authority changed = revocation.isMissingNode() ? authority : authority.withRevocation(revocation);
            return status.isEmpty() || authority.state().name().equals(status)
                    ? changed
                    : changed.withState(State.valueOf(status), context.now());
        });
        return Json.NOTHING;
    }

    // The API reference requires ACTIVE or DISABLED for both, but the revocation configuration of a CA that waits for
    // its certificate can be updated: Terraform's acceptance tests do it on AWS.
    private String[] updatable(String status) {
        return status.isEmpty() && assumptions.isUsual(Question.PENDING_REVOCATION)
                ? new String[] {"PENDING_CERTIFICATE", "ACTIVE", "DISABLED"}
                : new String[] {"ACTIVE", "DISABLED"};
    }

    JsonNode delete(RequestContext context, JsonNode input) {
        int days = Json.member(input, "PermanentDeletionTimeInDays").asInt(DEFAULT_DELETION_DAYS);
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            Instant now = context.now();
            authorities.requireStatus(
                    authority,
                    now,
                    "The certificate authority is not in a valid state for deletion.",
                    "CREATING",
                    "PENDING_CERTIFICATE",
                    "EXPIRED",
                    "DISABLED");
            return authority.deleted(now.plus(Duration.ofDays(days)), now);
        });
        return Json.NOTHING;
    }

    JsonNode restore(RequestContext context, JsonNode input) {
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            authorities.requireStatus(
                    authority,
                    context.now(),
                    "The certificate authority is not in a valid state for restoration.",
                    "DELETED");
            return authority.restored(context.now());
        });
        return Json.NOTHING;
    }

    private ObjectNode description(Authority authority, Instant now) {
        ObjectNode json = Json.object();
        json.put("Arn", authority.arn());
        json.put("OwnerAccount", authority.account());
        json.put("CreatedAt", Json.timestamp(authority.createdAt()));
        json.put("LastStateChangeAt", Json.timestamp(authority.changedAt()));
        json.put("Type", authority.type());
        authorities.certificate(authority).ifPresent(own -> describe(own, json));
        json.put("Status", authorities.status(authority, now));
        json.set("CertificateAuthorityConfiguration", authority.configuration());
        json.set("RevocationConfiguration", RevocationRules.withDefaults(authority.revocation()));
        authority.restorableUntil().ifPresent(until -> json.put("RestorableUntil", Json.timestamp(until)));
        json.put("KeyStorageSecurityStandard", authority.keyStorage());
        json.put("UsageMode", authority.mode().name());
        return json;
    }

    private static void describe(X509CertificateHolder certificate, ObjectNode json) {
        json.put("Serial", certificate.getSerialNumber().toString());
        json.put("NotBefore", Json.timestamp(certificate.getNotBefore().toInstant()));
        json.put("NotAfter", Json.timestamp(certificate.getNotAfter().toInstant()));
    }
}

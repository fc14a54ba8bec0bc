package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.Authority.Permission;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CreatePermission, ListPermissions and DeletePermission. */
final class Permissions {
    private static final String ACM = "acm.amazonaws.com";
    private static final int PAGE = 100;

    private final Authorities authorities;

    Permissions(Authorities authorities) {
        this.authorities = authorities;
    }

    JsonNode create(RequestContext context, JsonNode input) {
        String principal = Json.text(input, "Principal");
        if (!principal.equals(ACM)) {
            throw AwsError.validation("The principal must be " + ACM);
        }
        List<String> actions = new ArrayList<>();
        input.get("Actions").forEach(action -> actions.add(action.stringValue()));
        Permission permission = new Permission(
                principal, account(context, input), actions.stream().distinct().toList(), context.now());
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            requireState(authority, context);
            if (authority.permissions().stream().anyMatch(other -> isSame(other, permission))) {
                throw AwsError.of("PermissionAlreadyExistsException", "The permission has already been granted");
            }
            List<Permission> more = new ArrayList<>(authority.permissions());
            more.add(permission);
            return authority.withPermissions(more);
        });
        return Json.NOTHING;
    }

    private static String account(RequestContext context, JsonNode input) {
        String account = Json.text(input, "SourceAccount");
        return account.isEmpty() ? context.account() : account;
    }

    private static boolean isSame(Permission one, Permission other) {
        return key(one).equals(key(other));
    }

    private static String key(Permission permission) {
        return permission.principal() + " " + permission.sourceAccount();
    }

    private void requireState(Authority authority, RequestContext context) {
        // From this message, Terraform's AWS provider concludes that the permission is gone with its CA.
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is in the " + authorities.status(authority, context.now()) + " state",
                "PENDING_CERTIFICATE",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
    }

    JsonNode list(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        requireState(authority, context);
        Page<Permission> page = Page.of(
                authority.permissions().stream()
                        .sorted((one, other) -> key(one).compareTo(key(other)))
                        .toList(),
                Permissions::key,
                input,
                "MaxResults",
                PAGE,
                AwsError.of("InvalidNextTokenException", "The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode items = output.putArray("Permissions");
        page.items().forEach(permission -> items.add(description(authority, permission)));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    private static ObjectNode description(Authority authority, Permission permission) {
        ObjectNode json = Json.object();
        json.put("CertificateAuthorityArn", authority.arn());
        json.put("CreatedAt", Json.timestamp(permission.createdAt()));
        json.put("Principal", permission.principal());
        json.put("SourceAccount", permission.sourceAccount());
        ArrayNode actions = json.putArray("Actions");
        permission.actions().forEach(actions::add);
        json.put("Policy", policy(authority, permission));
        return json;
    }

    /** The permission as a policy of the CA. */
    private static String policy(Authority authority, Permission permission) {
        ObjectNode policy = Json.object().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject().put("Effect", "Allow");
        statement.putObject("Principal").put("Service", permission.principal());
        ArrayNode actions = statement.putArray("Action");
        permission.actions().forEach(action -> actions.add("acm-pca:" + action));
        statement.put("Resource", authority.arn());
        statement.putObject("Condition").putObject("StringEquals").put("aws:SourceAccount", permission.sourceAccount());
        return new String(Json.write(policy), StandardCharsets.UTF_8);
    }

    JsonNode delete(RequestContext context, JsonNode input) {
        String principal = Json.text(input, "Principal");
        String account = account(context, input);
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            requireState(authority, context);
            List<Permission> rest = authority.permissions().stream()
                    .filter(each -> !key(each).equals(principal + " " + account))
                    .toList();
            if (rest.size() == authority.permissions().size()) {
                throw AwsError.of("ResourceNotFoundException", "Could not find the permission of " + principal);
            }
            return authority.withPermissions(rest);
        });
        return Json.NOTHING;
    }
}

package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** PutPolicy, GetPolicy and DeletePolicy. {@link SharedAccess} obeys what they say. */
final class Policies {
    private final Authorities authorities;

    Policies(Authorities authorities) {
        this.authorities = authorities;
    }

    JsonNode put(RequestContext context, JsonNode input) {
        String policy = Json.text(input, "Policy");
        authorities.update(context, Json.text(input, "ResourceArn"), authority -> {
            ResourcePolicy.parse(policy, authority.arn());
            requireState(authority, context);
            return authority.withPolicy(Optional.of(policy));
        });
        return Json.NOTHING;
    }

    JsonNode get(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "ResourceArn"));
        requireState(authority, context);
        String policy = authority
                .policy()
                .orElseThrow(() -> AwsError.of(
                        "ResourceNotFoundException", "Could not find policy for resource " + authority.arn()));
        return Json.object().put("Policy", policy);
    }

    JsonNode delete(RequestContext context, JsonNode input) {
        authorities.update(context, Json.text(input, "ResourceArn"), authority -> {
            requireState(authority, context);
            return authority.withPolicy(Optional.empty());
        });
        return Json.NOTHING;
    }

    private void requireState(Authority authority, RequestContext context) {
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is not in a valid state for policies.",
                "PENDING_CERTIFICATE",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
    }
}

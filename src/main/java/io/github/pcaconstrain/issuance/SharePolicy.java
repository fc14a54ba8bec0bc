package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.access.AccessEvaluator;
import io.github.pcaconstrain.access.AccessRequest;
import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.RequestContext;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.Truth;
import io.github.pcaconstrain.access.document.IamFileReader;
import io.github.pcaconstrain.access.document.PolicyKind;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UserFacingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the policy of a CA allows another account (AWS Private CA User Guide, "Resource-based policies"). It is the caller's
 * account that is known, and not the caller: what depends on more than that is {@link Truth#UNKNOWN}.
 *
 * @param ca the CA
 * @param policies its policy; none if that could not be read
 */
record SharePolicy(CaArn ca, List<OfResource> policies) {
    private static final String SERVICE = "acm-pca:";

    SharePolicy {
        Objects.requireNonNull(ca, "ca");
        policies = List.copyOf(policies);
    }

    /** Reads a policy; one that cannot be read allows what it allows, and all is unknown. */
    static SharePolicy parse(CaArn ca, String json) {
        IamFileReader reader = new IamFileReader();
        try {
            reader.read("the policy of " + ca, json.getBytes(StandardCharsets.UTF_8), Optional.of(PolicyKind.RESOURCE));
            return new SharePolicy(ca, reader.policies().ofResources());
        } catch (UserFacingException e) {
            return new SharePolicy(ca, List.of());
        }
    }

    /**
     * Whether an account may call an operation.
     *
     * @param operation such as {@code IssueCertificate}
     * @param template the ARN of the template; empty for an operation without one
     */
    Truth allows(String account, String operation, String template) {
        String[] templates = template.isEmpty() ? new String[0] : new String[] {template};
        RequestPrincipal caller = RequestPrincipal.named(account);
        RequestContext context = caller.arnIn(RequestContext.UNKNOWN)
                .with("acm-pca:TemplateArn", templates)
                .with("aws:PrincipalAccount", account)
                .with("aws:ResourceAccount", ca.account())
                .with("aws:RequestedRegion", ca.region())
                .with("aws:SecureTransport", "true");
        AccessRequest request =
                new AccessRequest(caller, SERVICE + operation, Glob.literal(ca.toString()), ca.account(), context);
        return policies.stream()
                .map(policy -> AccessEvaluator.leavesRoom(policy.policy(), request))
                .reduce(Truth::and)
                .orElse(Truth.UNKNOWN);
    }
}

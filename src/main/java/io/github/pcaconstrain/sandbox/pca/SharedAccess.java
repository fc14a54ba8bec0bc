package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Template;
import io.github.pcaconstrain.sandbox.pca.Assumptions.Question;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Lets other accounts at a CA, as far as its policy allows. AWS asks for that before it looks for the CA, so that an account
 * does not learn which CAs another one has.
 */
record SharedAccess(Authorities authorities, Assumptions assumptions) {
    /**
     * The context in which an operation is to run: the owner's, if the CA is shared with the caller.
     *
     * @throws AwsError AccessDeniedException if the CA is another account's, and not shared
     */
    RequestContext enter(RequestContext context, String operation, JsonNode input) {
        String arn = Json.has(input, "ResourceArn")
                ? Json.text(input, "ResourceArn")
                : Json.text(input, "CertificateAuthorityArn");
        if (!CaArn.isCa(arn) || CaArn.account(arn).equals(context.account())) {
            return context;
        }
        boolean isShared = authorities
                .find(arn, context.now())
                .filter(authority -> isAllowed(context, authority, operation, input))
                .isPresent();
        if (!isShared) {
            throw AwsError.of(
                    "AccessDeniedException",
                    "User: " + context.caller().arn() + " is not authorized to perform: acm-pca:" + operation
                            + " on resource: " + arn + " because no resource-based policy allows the acm-pca:"
                            + operation + " action");
        }
        return context.in(CaArn.account(arn));
    }

    /** Whether a CA is among those that a list of other accounts' CAs has. */
    boolean isListed(RequestContext context, Authority authority) {
        return isAllowed(context, authority, "DescribeCertificateAuthority", Json.object());
    }

    private boolean isAllowed(RequestContext context, Authority authority, String operation, JsonNode input) {
        Optional<ResourcePolicy> policy =
                authority.policy().flatMap(text -> ResourcePolicy.find(text, authority.arn()));
        if (operation.equals("GetPolicy") && !assumptions.isUsual(Question.SHARED_POLICY)) {
            return policy.filter(each -> ResourcePolicy.SHAREABLE.stream()
                            .anyMatch(any -> each.allows(context.caller(), any, keys(context, any, input))))
                    .isPresent();
        }
        return ResourcePolicy.SHAREABLE.contains(operation)
                && policy.filter(each -> each.allows(context.caller(), operation, keys(context, operation, input)))
                        .isPresent();
    }

    private static Map<String, String> keys(RequestContext context, String operation, JsonNode input) {
        Map<String, String> keys = new HashMap<>();
        keys.put("aws:PrincipalAccount", context.caller().account());
        keys.put("aws:PrincipalArn", context.caller().arn());
        if (operation.equals("IssueCertificate")) {
            keys.put(
                    ResourcePolicy.TEMPLATE,
                    Json.has(input, "TemplateArn")
                            ? Json.text(input, "TemplateArn")
                            : Template.arn(CertificateIssue.DEFAULT_TEMPLATE, context.partition()));
        }
        return keys;
    }
}

package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.RequestContext;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import java.util.Map;
import java.util.Set;

/** What is known of every request of somebody. */
final class RequestFacts {
    private final Set<String> retagged;

    /**
     * Facts.
     *
     * @param retagged those who can get other tags
     */
    RequestFacts(Set<String> retagged) {
        this.retagged = Set.copyOf(retagged);
    }

    /** The same for requests about a CA. */
    RequestContext of(IamEntity entity, TargetCa ca) {
        RequestContext context = of(entity);
        if (!ca.account().isEmpty()) {
            context = context.with("aws:ResourceAccount", ca.account());
        }
        return ca.region().isEmpty() ? context : context.with("aws:RequestedRegion", ca.region());
    }

    /** What is known whatever a request is about. AWS serves these requests over TLS alone. */
    RequestContext of(IamEntity entity) {
        RequestPrincipal principal = entity.principal();
        RequestContext context = principal.arnIn(RequestContext.UNKNOWN.with("aws:SecureTransport", "true"));
        // Whom an identity provider signs in belongs to no account before the role is assumed.
        if (!principal.account().isEmpty() && principal.kind() != Kind.FEDERATED) {
            context = context.with("aws:PrincipalAccount", principal.account());
        }
        // A service that calls for itself is asked about by its name: "*" stands for all others.
        if (principal.kind() != Kind.HOLDER) {
            context = context.with("aws:PrincipalIsAWSService", String.valueOf(principal.kind() == Kind.SERVICE));
        }
        if (principal.kind() == Kind.USER || principal.kind() == Kind.ROLE) {
            context = context.with("aws:PrincipalType", principal.kind() == Kind.USER ? "User" : "AssumedRole");
        }
        if (principal.kind() == Kind.USER) {
            context = context.with("aws:username", lastPart(principal.name()));
            Map<String, String> tags = retagged.contains(principal.name()) ? Map.of() : entity.tags();
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
            }
        }
        return principal.kind() == Kind.ROLE ? context.with("aws:username") : context;
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

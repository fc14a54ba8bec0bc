package io.github.pcaconstrain.access;

import java.util.Objects;

/**
 * A request to AWS, as far as it matters for access.
 *
 * @param principal who makes it
 * @param action the action, such as {@code acm-pca:IssueCertificate}
 * @param resource the ARN of the resource, which may have wildcards if it is not known
 * @param account the account of the resource; empty if not known
 * @param context what is known of the context keys
 */
public record AccessRequest(
        RequestPrincipal principal, String action, Glob resource, String account, RequestContext context) {
    public AccessRequest {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(context, "context");
    }
}

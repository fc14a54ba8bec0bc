package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Objects;

/**
 * What a CA allows a service to do (API reference of AWS Private CA, type Permission).
 *
 * @param principal the service, such as {@code acm.amazonaws.com}
 * @param actions the operations, such as {@code IssueCertificate}
 */
public record Permission(String principal, List<String> actions) {
    private static final String ACM = "acm.amazonaws.com";

    /** The actions that ACM needs to renew certificates. */
    private static final List<String> RENEWAL = List.of("IssueCertificate", "GetCertificate", "ListPermissions");

    public Permission {
        Objects.requireNonNull(principal, "principal");
        actions = List.copyOf(actions);
    }

    /** Whether it lets ACM renew certificates of the CA. */
    public boolean isForRenewal() {
        return principal.equals(ACM) && actions.containsAll(RENEWAL);
    }
}

package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Objects;

/**
 * What a CA lets a service do (API reference of AWS Private CA, type Permission).
 *
 * @param principal the service, such as {@code acm.amazonaws.com}
 * @param actions the operations, such as {@code IssueCertificate}
 */
public record Permission(String principal, List<String> actions) {
    public Permission {
        Objects.requireNonNull(principal, "principal");
        actions = List.copyOf(actions);
    }
}

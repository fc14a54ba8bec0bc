package io.github.pcaconstrain.finding;

import java.util.List;
import java.util.Objects;

/**
 * What policies let somebody do.
 *
 * @param principal who: an ARN, the name of a service, or words for somebody of whom only a policy is known
 * @param action the action, such as {@code acm-pca:IssueCertificate}
 * @param resources the ARNs of what it can be done to; a wildcard stands for what is not known
 * @param templates for signing, the names of the templates; empty otherwise
 * @param isCertain whether it is allowed for certain; otherwise it is only not proved to be denied
 * @param allowedBy the statements that allow it, or may
 * @param doubts what is not known and could change the answer; empty if it is certain
 * @param passedDenials the statements that deny the action on the resource, but not to this principal in this way
 */
public record GrantedAccess(
        String principal,
        String action,
        List<String> resources,
        List<String> templates,
        boolean isCertain,
        List<String> allowedBy,
        List<String> doubts,
        List<String> passedDenials) {
    public GrantedAccess {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(action, "action");
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
        allowedBy = List.copyOf(allowedBy);
        doubts = List.copyOf(doubts);
        passedDenials = List.copyOf(passedDenials);
    }
}

package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A user or role, or somebody of whom only a policy is known.
 *
 * @param source the file that describes it
 * @param principal who it is
 * @param identity its policies, and for a user those of the groups
 * @param boundary its permissions boundary
 * @param trust for a role, who may assume it
 * @param tags the tags of a user; a role's session may have others
 * @param isOfGivenAccount whether it is of an account of the files, to which the service control policies among them apply
 */
public record IamEntity(
        String source,
        RequestPrincipal principal,
        Known identity,
        Known boundary,
        Optional<PolicyDocument> trust,
        Map<String, String> tags,
        boolean isOfGivenAccount) {
    public IamEntity {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(boundary, "boundary");
        Objects.requireNonNull(trust, "trust");
        tags = Map.copyOf(tags);
    }

    /** The same principal with other policies, no permissions boundary and no tags that are known. */
    public IamEntity withoutLimits(Known others) {
        return new IamEntity(source, principal, others, Known.NONE, trust, Map.of(), isOfGivenAccount);
    }

    /** Whether it is a role of an AWS service, which policies of an organization do not bind. */
    public boolean isServiceLinked() {
        return principal.name().contains(":role/aws-service-role/");
    }
}

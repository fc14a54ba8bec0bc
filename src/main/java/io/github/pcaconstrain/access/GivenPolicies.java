package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Objects;

/**
 * Everything that files say about who may do what.
 *
 * @param entities users and roles, and anyone who has an identity policy that was given alone
 * @param scps service control policies
 * @param rcps resource control policies
 * @param limits permissions boundaries and session policies, of which nothing says to whom they belong
 * @param ofResources policies of CAs
 */
public record GivenPolicies(
        List<IamEntity> entities,
        List<PolicyDocument> scps,
        List<PolicyDocument> rcps,
        List<PolicyDocument> limits,
        List<OfResource> ofResources) {
    /**
     * The policy of a resource.
     *
     * @param source the file
     * @param policy the policy
     */
    public record OfResource(String source, PolicyDocument policy) {
        public OfResource {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(policy, "policy");
        }
    }

    public GivenPolicies {
        entities = List.copyOf(entities);
        scps = List.copyOf(scps);
        rcps = List.copyOf(rcps);
        limits = List.copyOf(limits);
        ofResources = List.copyOf(ofResources);
    }
}

package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.GlobIndex;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestContext;
import io.github.pcaconstrain.access.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of CAs: in a fleet, hardly any is about the same CA as another. */
final class CaPolicies {
    private final List<PolicyDocument> all = new ArrayList<>();
    private final GlobIndex index = new GlobIndex();
    private final Map<String, List<PolicyDocument>> found = new HashMap<>();

    CaPolicies(List<OfResource> given) {
        for (OfResource each : given) {
            int number = all.size();
            all.add(each.policy());
            each.policy().statements().stream()
                    .flatMap(statement -> statement.reach())
                    .forEach(resource -> index.add(resource, number));
        }
    }

    /** Those that may be the policy of a CA. */
    List<PolicyDocument> of(Glob ca) {
        return found.computeIfAbsent(
                ca.toString(),
                none -> index.near(ca)
                        .mapToObj(all::get)
                        .filter(policy -> isAbout(policy, ca, RequestContext.UNKNOWN))
                        .toList());
    }

    /** Whether a policy is the one of this CA. */
    static boolean isAbout(PolicyDocument policy, Glob ca, RequestContext context) {
        return policy.near(ca).anyMatch(statement -> statement.concerns(ca, context) != Truth.FALSE);
    }

    /** Whether any allows an action to anyone. */
    boolean mayAllow(String action) {
        return all.stream().anyMatch(policy -> policy.mayAllow(action));
    }
}

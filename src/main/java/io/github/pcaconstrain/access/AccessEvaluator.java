package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.AccessDecision.Outcome;
import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether policies allow a request (IAM User Guide, "Policy evaluation logic" and "How AWS enforcement code logic
 * evaluates requests to allow or deny access").
 *
 * <p>The answer is "denied" only if it is proved. What is not known about an Allow counts for it, and what is not known
 * about a Deny against it; the answer is then "possible".
 */
public final class AccessEvaluator {
    private final AccessRequest request;
    private final ApplicablePolicies policies;
    private final PolicyVote identity;
    private final PolicyVote boundary;
    private final PolicyVote resource;
    private final List<PolicyVote> scps;
    private final List<PolicyVote> rcps;

    private AccessEvaluator(AccessRequest request, ApplicablePolicies policies) {
        this.request = request;
        this.policies = policies;
        identity = PolicyVote.of(policies.identity(), request);
        boundary = PolicyVote.of(policies.boundary(), request);
        resource = PolicyVote.of(policies.resource(), request);
        scps = each(policies.scps(), request);
        rcps = each(policies.rcps(), request);
    }

    private static List<PolicyVote> each(List<PolicyDocument> policies, AccessRequest request) {
        return policies.stream()
                .map(policy -> PolicyVote.of(Known.all(List.of(policy)), request))
                .toList();
    }

    /** Whether a request is allowed by the policies that apply to it. */
    public static AccessDecision decide(AccessRequest request, ApplicablePolicies policies) {
        return new AccessEvaluator(request, policies).decide();
    }

    /** Whether a policy leaves room for a request, as a permissions boundary has to. */
    public static Truth leavesRoom(PolicyDocument policy, AccessRequest request) {
        PolicyVote vote = PolicyVote.of(Known.all(List.of(policy)), request);
        return vote.allows().and(vote.denies().not());
    }

    /**
     * Whether a service or resource control policy leaves room for a request, if it applies. One that only denies is attached
     * beside one that allows everything.
     */
    public static Truth leavesRoomAsControl(PolicyDocument policy, AccessRequest request) {
        PolicyVote vote = PolicyVote.of(Known.all(List.of(policy)), request);
        Truth allowed = policy.hasAllow() ? vote.allows() : Truth.TRUE;
        return allowed.and(vote.denies().not());
    }

    private AccessDecision decide() {
        Truth denied = Truth.any(all().map(PolicyVote::denies).toList())
                .or(policies.boundary().policies().isEmpty() ? Truth.FALSE : resource.deniesBounded());
        Truth allowed = granted()
                .and(controlled(policies.scps(), scps))
                .and(controlled(policies.rcps(), rcps))
                .and(denied.not());
        List<String> doubts = new ArrayList<>();
        if (allowed == Truth.UNKNOWN) {
            all().forEach(vote -> doubts.addAll(vote.doubtsOfDenies()));
            all().forEach(vote -> doubts.addAll(vote.doubtsOfAllows()));
            all().forEach(vote -> doubts.addAll(vote.missing()));
        }
        return new AccessDecision(
                Outcome.of(allowed),
                Stream.of(identity, resource)
                        .flatMap(vote -> vote.allowing().stream())
                        .distinct()
                        .toList(),
                doubts.stream().distinct().toList(),
                all().flatMap(vote -> vote.passedDenials().stream()).distinct().toList());
    }

    private Stream<PolicyVote> all() {
        return Stream.of(Stream.of(identity, boundary, resource), scps.stream(), rcps.stream())
                .flatMap(votes -> votes);
    }

    /** Whether policies of the principal or of the resource grant it, before organizations are asked. */
    private Truth granted() {
        Truth bounded = policies.boundary().isNone() ? Truth.TRUE : boundary.allows();
        Truth byIdentity = identity.allows().and(bounded);
        Truth byBoth = resource.allows().and(byIdentity);
        Truth isOwn = inOneAccount();
        Truth inAccount = (policies.isTrustPolicy() ? byBoth : byIdentity).or(byResourceAlone(bounded));
        return isOwn.and(inAccount).or(isOwn.not().and(byBoth)).or(inAccount.and(byBoth));
    }

    /**
     * In one account, a resource's policy grants on its own what it grants to a user or to a session of a role. What it
     * grants to a role is limited by the role's permissions boundary, and what it grants to an account is for the
     * account's policies to pass on.
     */
    private Truth byResourceAlone(Truth bounded) {
        Truth directly = resource.allowsDirectly();
        Truth toEveryone = resource.allowsEveryone().and(bounded.or(Truth.UNKNOWN));
        return (request.principal().kind() == Kind.ROLE ? directly.and(bounded).or(resource.allowsSession()) : directly)
                .or(toEveryone);
    }

    private Truth inOneAccount() {
        RequestPrincipal principal = request.principal();
        if (principal.kind() == Kind.HOLDER || principal.kind() == Kind.SERVICE) {
            return Truth.TRUE;
        }
        return principal.account().isEmpty() || request.account().isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(principal.account().equals(request.account()));
    }

    /**
     * Whether policies of an organization leave room for the request. At each level of the organization one of them has to
     * allow it, and policies that only deny are attached beside one that allows everything. It is not known at which
     * level a policy is.
     */
    private static Truth controlled(List<PolicyDocument> policies, List<PolicyVote> votes) {
        List<Truth> allowing = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            if (policies.get(i).hasAllow()) {
                allowing.add(votes.get(i).allows());
            }
        }
        Truth all = Truth.all(allowing);
        return all == Truth.FALSE && Truth.any(allowing) != Truth.FALSE ? Truth.UNKNOWN : all;
    }
}

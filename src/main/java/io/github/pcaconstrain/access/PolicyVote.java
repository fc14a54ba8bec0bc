package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import java.util.List;

/** What the policies of one kind say about a request. */
final class PolicyVote {
    private final AccessRequest request;
    private final List<StatementMatch> allows;
    private final List<StatementMatch> denies;
    private final List<String> missing;

    private PolicyVote(AccessRequest request, List<StatementMatch> matches, List<String> missing) {
        this.request = request;
        this.missing = missing;
        allows = of(StatementEffect.ALLOW, matches);
        denies = of(StatementEffect.DENY, matches);
    }

    private static List<StatementMatch> of(StatementEffect effect, List<StatementMatch> matches) {
        return matches.stream()
                .filter(match -> match.statement().effect() == effect && match.scope() != Truth.FALSE)
                .toList();
    }

    static PolicyVote of(Known policies, AccessRequest request) {
        return new PolicyVote(
                request,
                policies.policies().stream()
                        .flatMap(policy -> policy.near(request.resource()))
                        .filter(statement -> statement.concerns(request.action()) != Truth.FALSE)
                        .map(statement -> statement.match(request))
                        .toList(),
                policies.missing());
    }

    /** Whether a statement allows the request; a policy that is not known may. */
    Truth allows() {
        return Truth.any(allows.stream().map(StatementMatch::whole).toList()).or(unseen());
    }

    /** Whether a statement allows it and names the principal itself. */
    Truth allowsDirectly() {
        return Truth.any(allows.stream()
                        .map(match -> match.by(match.naming().directly()))
                        .toList())
                .or(unseen());
    }

    /** Whether a statement allows it and names a session of the principal, which is a role. */
    Truth allowsSession() {
        return Truth.any(allows.stream()
                        .map(match -> match.by(match.naming().bySession()))
                        .toList())
                .or(unseen());
    }

    /** Whether a statement allows it to everyone. */
    Truth allowsEveryone() {
        return Truth.any(allows.stream()
                        .map(match -> match.by(match.naming().asEveryone()))
                        .toList())
                .or(unseen());
    }

    /**
     * Whether a statement of a resource's policy denies it to somebody with a permissions boundary. "The NotPrincipal
     * element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached" (IAM
     * User Guide, "AWS JSON policy elements: NotPrincipal").
     */
    Truth deniesBounded() {
        return denies().or(Truth.any(denies.stream()
                .filter(match -> match.statement()
                        .principal()
                        .filter(PrincipalElement::isNegated)
                        .isPresent())
                .map(match -> match.by(Truth.TRUE))
                .toList()));
    }

    /** Whether a statement denies it; a policy that is not known may, which proves nothing. */
    Truth denies() {
        return Truth.any(denies.stream().map(StatementMatch::whole).toList()).or(unseen());
    }

    private Truth unseen() {
        return missing.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** The statements that allow it or may. */
    List<String> allowing() {
        return allows.stream()
                .filter(match -> match.whole() != Truth.FALSE)
                .map(match -> match.statement().label())
                .toList();
    }

    /** What is not known about allowing statements, unless one allows it for certain. */
    List<String> doubtsOfAllows() {
        return allows() == Truth.UNKNOWN ? doubts(allows) : List.of();
    }

    List<String> doubtsOfDenies() {
        return doubts(denies);
    }

    private List<String> doubts(List<StatementMatch> matches) {
        return matches.stream()
                .filter(match -> match.whole() == Truth.UNKNOWN)
                .map(match -> match.doubt(request.context()))
                .toList();
    }

    List<String> missing() {
        return missing;
    }

    /** The statements that deny the action on the resource, but not this request. */
    List<String> passedDenials() {
        return denies.stream()
                .filter(match -> match.whole() == Truth.FALSE)
                .map(match -> match.statement().label())
                .toList();
    }
}

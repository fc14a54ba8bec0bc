package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.AccessEvaluator;
import io.github.pcaconstrain.access.AccessRequest;
import io.github.pcaconstrain.access.ApplicablePolicies;
import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestContext;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import io.github.pcaconstrain.access.Truth;
import io.github.pcaconstrain.ca.CaArn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks whether the policies let somebody do something, with all that is known of the request. */
final class AccessQuestions {
    static final String ISSUE = "acm-pca:IssueCertificate";
    static final String ASSUME = "sts:AssumeRole";
    static final String PASS = "iam:PassRole";
    private static final String TEMPLATE = "acm-pca:TemplateArn";

    /** By these, a user can get other tags: for good, or for a session. */
    private static final List<String> TAGGING = List.of("iam:TagUser", "iam:UntagUser", "sts:GetFederationToken");

    static final AccessDecision REFUSED =
            new AccessDecision(AccessDecision.Outcome.DENIED, List.of(), List.of(), List.of());

    private final GivenPolicies given;
    private final GivenPrincipals principals;
    private final Set<String> owners;
    private final RequestFacts facts;

    private final CaPolicies ofCas;

    /** By action, whether the policy of a CA allows it to anyone. */
    private final Map<String, Boolean> allowedByCas = new HashMap<>();

    AccessQuestions(GivenPolicies given) {
        this.given = given;
        ofCas = new CaPolicies(given.ofResources());
        principals = GivenPrincipals.of(given.entities());
        owners = new HashSet<>(principals.accounts());
        given.ofResources().stream()
                .flatMap(each -> each.policy().statements().stream())
                .flatMap(statement -> statement.resources().stream())
                .filter(pattern -> CaArn.matches(pattern.text()))
                .forEach(pattern -> owners.add(CaArn.parse(pattern.text()).account()));
        facts = new RequestFacts(given.entities().stream()
                .filter(entity -> !entity.tags().isEmpty())
                .filter(entity -> TAGGING.stream().anyMatch(action -> isConceivable(entity, action)))
                .map(entity -> entity.principal().name())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those whose policies were given. */
    GivenPrincipals principals() {
        return principals;
    }

    /** The policies of CAs. */
    CaPolicies ofCas() {
        return ofCas;
    }

    /** Whether it is worth asking: whether anything allows somebody the action on any resource, or may. */
    boolean isConceivable(IamEntity entity, String action) {
        if (!entity.identity().missing().isEmpty()) {
            return true;
        }
        return entity.identity().policies().stream().anyMatch(policy -> policy.mayAllow(action))
                || allowedByCas.computeIfAbsent(action, ofCas::mayAllow);
    }

    /** The same, for one CA: most policies are about few of many. */
    private static boolean isConceivable(IamEntity entity, AccessRequest request, Known ofCa) {
        return !entity.identity().missing().isEmpty()
                || !ofCa.missing().isEmpty()
                || Stream.concat(entity.identity().policies().stream(), ofCa.policies().stream())
                        .anyMatch(policy -> policy.mayAllow(request.action(), request.resource()));
    }

    /** Those of templates with which somebody may have a CA sign, and why. */
    Map<String, AccessDecision> issue(IamEntity entity, TargetCa ca, List<String> templates) {
        RequestContext context = facts.of(entity, ca);
        Map<String, AccessDecision> possible = new LinkedHashMap<>();
        boolean doDiffer = doTemplatesDiffer(entity, ca);
        for (String template : doDiffer ? templates : templates.subList(0, 1)) {
            AccessDecision decision = onCa(entity, ca, ISSUE, context.with(TEMPLATE, ca.template(template)));
            if (decision.isPossible()) {
                possible.put(template, decision);
            }
        }
        if (!doDiffer) {
            List.copyOf(possible.values()).forEach(same -> templates.forEach(each -> possible.put(each, same)));
        }
        return possible;
    }

    /** Whether anything that applies tells templates apart: most policies do not. */
    private boolean doTemplatesDiffer(IamEntity entity, TargetCa ca) {
        return Stream.of(
                        entity.identity().policies(),
                        entity.boundary().policies(),
                        given.scps(),
                        given.rcps(),
                        given.limits(),
                        ofCas.of(ca.resource()))
                .flatMap(List::stream)
                .anyMatch(policy -> policy.mentions(TEMPLATE, ca.resource()));
    }

    /** Whether somebody may do something else to a CA. */
    AccessDecision operate(IamEntity entity, TargetCa ca, String action) {
        return onCa(entity, ca, action, facts.of(entity, ca).with(TEMPLATE));
    }

    /** Whether somebody may change something in IAM. */
    AccessDecision change(IamEntity entity, String action, Glob resource) {
        String account = entity.principal().account();
        RequestContext context = facts.of(entity);
        return decide(
                entity,
                new AccessRequest(
                        entity.principal(),
                        action,
                        resource,
                        account,
                        account.isEmpty() ? context : context.with("aws:ResourceAccount", account)),
                List.of(),
                Known.NONE,
                false);
    }

    private AccessDecision onCa(IamEntity entity, TargetCa ca, String action, RequestContext context) {
        AccessRequest request = new AccessRequest(entity.principal(), action, ca.resource(), ca.account(), context);
        Known ofCa = ofCa(entity, ca, action, context);
        return isConceivable(entity, request, ofCa) ? decide(entity, request, given.rcps(), ofCa, false) : REFUSED;
    }

    /**
     * The policy of a CA. Of the actions that are asked about, it can allow other accounts to sign alone (AWS Private CA User
     * Guide, "Customer managed permissions in RAM"), so that one that was not given can allow them nothing else.
     */
    private Known ofCa(IamEntity entity, TargetCa ca, String action, RequestContext context) {
        List<PolicyDocument> policies = ofCas.of(ca.resource()).stream()
                .filter(policy -> CaPolicies.isAbout(policy, ca.resource(), context))
                .toList();
        String account = entity.principal().account();
        boolean isForeign = !account.isEmpty() && !account.equals(ca.account());
        return policies.isEmpty()
                        && isForeign
                        && (action.equals(ISSUE) || ca.account().isEmpty())
                ? Known.unknown("the policy of the CA, which is in another account, was not given")
                : Known.all(policies);
    }

    /** Whether somebody may assume a role. */
    AccessDecision assume(IamEntity entity, IamEntity role, PolicyDocument trust, String action) {
        RequestContext context =
                facts.of(entity).with("aws:ResourceAccount", role.principal().account());
        AccessRequest request = new AccessRequest(
                entity.principal(),
                action,
                Glob.literal(role.principal().name()),
                role.principal().account(),
                context);
        // Most trust policies name few: the policies of all others need not be evaluated.
        return AccessEvaluator.leavesRoom(trust, request) == Truth.FALSE
                ? REFUSED
                : decide(entity, request, given.rcps(), Known.all(List.of(trust)), true);
    }

    /** Whether somebody may pass a role to a service. */
    AccessDecision pass(IamEntity entity, IamEntity role, String service) {
        RequestContext context = facts.of(entity)
                .with("aws:ResourceAccount", role.principal().account())
                .with("iam:PassedToService", service);
        AccessRequest request = new AccessRequest(
                entity.principal(),
                PASS,
                Glob.literal(role.principal().name()),
                role.principal().account(),
                context);
        return decide(entity, request, List.of(), Known.NONE, false);
    }

    private AccessDecision decide(
            IamEntity entity,
            AccessRequest request,
            List<PolicyDocument> rcps,
            Known ofResource,
            boolean isTrustPolicy) {
        List<String> limits = new ArrayList<>(entity.boundary().missing());
        for (PolicyDocument limit : given.limits()) {
            if (AccessEvaluator.leavesRoom(limit, request) != Truth.TRUE) {
                limits.add(limit.name() + " may limit it, but the files do not say to whom it applies");
            }
        }
        Truth scpsApply = scpsApply(entity);
        Truth rcpsApply = rcpsApply(entity, request.account());
        limits.addAll(possibleLimits(given.scps(), scpsApply, request));
        limits.addAll(possibleLimits(rcps, rcpsApply, request));
        return AccessEvaluator.decide(
                request,
                new ApplicablePolicies(
                        entity.identity(),
                        new Known(entity.boundary().policies(), limits),
                        scpsApply == Truth.TRUE ? given.scps() : List.of(),
                        rcpsApply == Truth.TRUE ? rcps : List.of(),
                        ofResource,
                        isTrustPolicy));
    }

    /**
     * "SCPs affect only IAM users and roles that are managed by accounts that are part of the organization", but no
     * service-linked roles (AWS Organizations User Guide, "Service control policies"). Of an account that was not given, it
     * is not known whether it is one of them.
     */
    private static Truth scpsApply(IamEntity entity) {
        Kind kind = entity.principal().kind();
        if (entity.isServiceLinked() || kind == Kind.SERVICE || kind == Kind.FEDERATED) {
            return Truth.FALSE;
        }
        return entity.isOfGivenAccount() ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** RCPs apply to all requests for the resources of an account, but not to those of service-linked roles. */
    private Truth rcpsApply(IamEntity entity, String owner) {
        if (entity.isServiceLinked()) {
            return Truth.FALSE;
        }
        return owners.isEmpty() || owners.contains(owner) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** The policies of an organization of which it is not known whether they apply, and that may refuse the request. */
    private static List<String> possibleLimits(List<PolicyDocument> policies, Truth apply, AccessRequest request) {
        if (apply != Truth.UNKNOWN) {
            return List.of();
        }
        return policies.stream()
                .filter(policy -> AccessEvaluator.leavesRoomAsControl(policy, request) != Truth.TRUE)
                .map(policy -> policy.name() + " may limit it; nothing tells whether it applies")
                .toList();
    }

    /** Somebody whom a policy of a resource names, and whose own policies were not given. */
    IamEntity outsider(String source, RequestPrincipal principal) {
        boolean hasPolicies = principal.kind() != Kind.SERVICE && principal.kind() != Kind.FEDERATED;
        return new IamEntity(
                source,
                principal,
                hasPolicies ? Known.unknown("the policies of " + principal.name() + " were not given") : Known.NONE,
                Known.NONE,
                Optional.empty(),
                Map.of(),
                principals.accounts().contains(principal.account()));
    }
}

package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.AccessDecision.Outcome;
import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.audit.access.EntityGrants.Power;
import io.github.pcaconstrain.audit.access.RoleReach.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who can change IAM so that a CA signs for them: by policies of their own, or by taking over a user or role for whom it
 * does. Each is only possible: whether a changed policy is one of theirs, and whether a role that trusts them can be
 * used, depends on more than one request. Changes by somebody whom another one can become are not followed.
 */
final class SelfGrants {
    /** What adds to policies, by what it is done to. */
    private static final Map<String, List<String>> ADDING = Map.of(
            "user", List.of("iam:PutUserPolicy", "iam:AttachUserPolicy"),
            "role", List.of("iam:PutRolePolicy", "iam:AttachRolePolicy"),
            "group", List.of("iam:PutGroupPolicy", "iam:AttachGroupPolicy", "iam:AddUserToGroup"),
            "policy", List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"));

    /** What takes away from what denies. */
    private static final Map<String, List<String>> REMOVING = Map.of(
            "user",
            List.of(
                    "iam:DeleteUserPolicy",
                    "iam:DetachUserPolicy",
                    "iam:DeleteUserPermissionsBoundary",
                    "iam:PutUserPermissionsBoundary"),
            "role",
            List.of(
                    "iam:DeleteRolePolicy",
                    "iam:DetachRolePolicy",
                    "iam:DeleteRolePermissionsBoundary",
                    "iam:PutRolePermissionsBoundary"),
            "group",
            List.of("iam:DeleteGroupPolicy", "iam:DetachGroupPolicy", "iam:RemoveUserFromGroup"));

    private static final Known EVERYTHING =
            Known.all(List.of(PolicyDocument.allowingEverything("a policy of its own making")));
    private static final List<String> OF_ROLES = List.of("iam:UpdateAssumeRolePolicy");

    /** Who signs in by SAML is whom the certificate in the provider's metadata vouches for. */
    private static final List<String> OF_PROVIDERS = List.of("iam:UpdateSAMLProvider");

    private static final List<String> OF_USERS =
            List.of("iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile");
    private static final Set<Kind> CHANGING = Set.of(Kind.USER, Kind.ROLE, Kind.HOLDER);

    /**
     * Somebody who can give themselves the permission.
     *
     * @param entity who
     * @param power what a CA then signs
     * @param cas the ARNs of the CAs
     * @param grant the changes that make it possible
     */
    record Change(IamEntity entity, Power power, List<String> cas, Grant grant) {
        Change {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(power, "power");
            cas = List.copyOf(cas);
            Objects.requireNonNull(grant, "grant");
        }
    }

    private final RoleReach reach;
    private final List<TargetCa> cas;
    private final AccessQuestions questions;
    private final List<Change> changes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    private SelfGrants(RoleReach reach, List<TargetCa> cas, AccessQuestions questions) {
        this.reach = reach;
        this.cas = cas;
        this.questions = questions;
    }

    /** Finds them among those whose policies were given, once it is known what they can do without a change. */
    static SelfGrants of(List<IamEntity> entities, List<TargetCa> cas, RoleReach reach, AccessQuestions questions) {
        SelfGrants grants = new SelfGrants(reach, cas, questions);
        List<IamEntity> signing =
                entities.stream().filter(each -> !reach.powers(each).isEmpty()).toList();
        entities.stream()
                .filter(each -> CHANGING.contains(each.principal().kind())
                        && each.isOfGivenAccount()
                        && !each.isServiceLinked()
                        && !reach.canDoAll(each, cas))
                .forEach(each -> grants.find(each, signing));
        return grants;
    }

    List<Change> changes() {
        return changes;
    }

    /** The ways to a user or role that can have a CA sign. */
    List<Way> ways() {
        return ways;
    }

    private void find(IamEntity entity, List<IamEntity> signing) {
        Optional<Change> change = change(entity, ADDING, entity.withoutLimits(EVERYTHING))
                .or(() -> change(
                        entity, REMOVING, entity.withoutLimits(entity.identity().withoutDenials())));
        change.ifPresent(changes::add);
        Power reached = change.map(Change::power).orElse(Power.NONE);
        List<String> conceivable = new ArrayList<>(OF_ROLES);
        conceivable.addAll(OF_PROVIDERS);
        conceivable.addAll(OF_USERS);
        conceivable.removeIf(action -> !questions.isConceivable(entity, action));
        if (!conceivable.isEmpty() && !reach.isSatisfied(entity)) {
            signing.stream()
                    .filter(other -> reach.gained(entity, other).compareTo(reached) > 0)
                    .forEach(other -> takeOver(entity, other, conceivable));
        }
    }

    /** Any of the account: which one it has to be is not known to this audit. */
    private static Glob anyOf(String kind, IamEntity entity) {
        String account = entity.principal().account();
        return Glob.of("arn:" + partition(entity) + ":iam::" + (account.isEmpty() ? "*" : account) + ":" + kind + "/*");
    }

    /** That of its ARN; any if only its policy is known. */
    private static String partition(IamEntity entity) {
        String[] parts = entity.principal().name().split(":", 3);
        return parts.length == 3 && parts[0].equals("arn") ? parts[1] : "*";
    }

    /**
     * What somebody could do as another principal, which they can become by changes of policies; service and resource
     * control policies still count.
     */
    private Optional<Change> change(IamEntity entity, Map<String, List<String>> actions, IamEntity changed) {
        Map<String, AccessDecision> possible = new TreeMap<>();
        actions.forEach((kind, ofKind) -> ofKind.stream()
                .filter(action -> questions.isConceivable(entity, action))
                .forEach(action -> {
                    AccessDecision decision = questions.change(entity, action, anyOf(kind, entity));
                    if (decision.isPossible()) {
                        possible.put(action, decision);
                    }
                }));
        Map<String, Power> gained = possible.isEmpty() ? Map.of() : gained(entity, changed);
        return gained.values().stream()
                .max(Power::compareTo)
                .map(power -> new Change(
                        entity,
                        power,
                        List.copyOf(gained.keySet()),
                        grant(possible, "whether the changed policy is one of its own")));
    }

    private Map<String, Power> gained(IamEntity entity, IamEntity changed) {
        Map<String, Power> own = reach.powers(entity);
        Map<String, Power> gained = new LinkedHashMap<>();
        for (TargetCa ca : cas) {
            Power before = own.getOrDefault(ca.arn(), Power.NONE);
            Power after = before == Power.UNCONSTRAINED ? before : power(changed, ca);
            if (after.compareTo(before) > 0) {
                gained.put(ca.arn(), after);
            }
        }
        return gained;
    }

    private Power power(IamEntity entity, TargetCa ca) {
        if (canSign(entity, ca, SigningTemplates.WITHOUT_CONSTRAINTS)) {
            return Power.UNCONSTRAINED;
        }
        return canSign(entity, ca, SigningTemplates.WITH_PASSTHROUGH) ? Power.PASSTHROUGH : Power.NONE;
    }

    private boolean canSign(IamEntity entity, TargetCa ca, List<String> templates) {
        return !questions.issue(entity, ca, templates).isEmpty();
    }

    private void takeOver(IamEntity entity, IamEntity other, List<String> conceivable) {
        boolean isOwn = entity.principal().equals(other.principal());
        String account = entity.principal().account();
        boolean isForeign =
                !account.isEmpty() && !account.equals(other.principal().account());
        if (isOwn || isForeign || other.isServiceLinked()) {
            return;
        }
        Map<String, AccessDecision> possible = new LinkedHashMap<>();
        Stream<String> own = Stream.of(other.principal().name());
        switch (other.principal().kind()) {
            case ROLE -> {
                possible.putAll(changes(entity, OF_ROLES, own, conceivable));
                possible.putAll(changes(entity, OF_PROVIDERS, providers(other), conceivable));
            }
            case USER -> possible.putAll(changes(entity, OF_USERS, own, conceivable));
            case ACCOUNT, SERVICE, FEDERATED, ANYONE, HOLDER -> {}
        }
        if (!possible.isEmpty()) {
            ways.add(new Way(
                    entity,
                    other,
                    reach.gained(entity, other),
                    grant(
                            possible,
                            "whether it can then act as " + other.principal().name())));
        }
    }

    /** Those of the actions that somebody may do to one of these. */
    private Map<String, AccessDecision> changes(
            IamEntity entity, List<String> actions, Stream<String> resources, List<String> conceivable) {
        Map<String, AccessDecision> possible = new LinkedHashMap<>();
        resources.map(Glob::literal).forEach(resource -> {
            for (String action : actions) {
                AccessDecision decision = conceivable.contains(action)
                        ? questions.change(entity, action, resource)
                        : AccessQuestions.REFUSED;
                if (decision.isPossible()) {
                    possible.putIfAbsent(action, decision);
                }
            }
        });
        return possible;
    }

    /** The SAML providers that sign in to a role. */
    private static Stream<String> providers(IamEntity role) {
        return role.trust().stream()
                .flatMap(trust -> trust.statements().stream())
                .filter(statement -> statement.effect() == StatementEffect.ALLOW)
                .flatMap(statement -> statement.principal().stream())
                .flatMap(element -> element.federated().stream())
                .filter(provider -> provider.contains(":saml-provider/"));
    }

    /** A change is one request of several: it proves a possibility at most. */
    private static Grant grant(Map<String, AccessDecision> possible, String doubt) {
        AccessDecision merged = Grant.merged(possible.values());
        List<String> doubts = new ArrayList<>(merged.doubts());
        doubts.add(doubt);
        return new Grant(
                AccessCode.MAY_GIVE_ITSELF_SIGNING,
                String.join(", ", possible.keySet()),
                List.of(),
                new AccessDecision(Outcome.POSSIBLE, merged.allowedBy(), doubts, merged.passedDenials()));
    }
}

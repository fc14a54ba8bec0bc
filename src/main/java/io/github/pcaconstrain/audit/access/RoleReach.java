package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.audit.access.EntityGrants.Power;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who can become a role that can have a CA sign: directly, through other roles, or through a service. */
final class RoleReach {
    private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
    private static final Set<Kind> PASSING = Set.of(Kind.USER, Kind.ROLE, Kind.HOLDER);
    private static final String SAML = "sts:AssumeRoleWithSAML";

    /**
     * A way to a role.
     *
     * @param entity who
     * @param role the role
     * @param power what the role can do
     * @param grant why
     */
    record Way(IamEntity entity, IamEntity role, Power power, Grant grant) {
        Way {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(power, "power");
            Objects.requireNonNull(grant, "grant");
        }
    }

    private final AccessQuestions questions;
    private final List<IamEntity> entities;
    private final Map<String, Map<String, Power>> powers = new LinkedHashMap<>();
    private final Set<String> passers;
    /** How many CAs sign for anyone. */
    private final long cas;
    /** Those who can gain something, so that thousands of roles that can do the same need not be compared with each other. */
    private List<IamEntity> wanting;

    private final Map<String, Way> ways = new LinkedHashMap<>();

    private RoleReach(AccessQuestions questions, List<EntityGrants> grants) {
        this.questions = questions;
        entities = grants.stream().map(EntityGrants::entity).toList();
        passers = entities.stream()
                .filter(entity -> questions.isConceivable(entity, AccessQuestions.PASS))
                .map(entity -> entity.principal().name())
                .collect(Collectors.toSet());
        grants.forEach(each -> powers.put(each.entity().principal().name(), new LinkedHashMap<>(each.powers())));
        cas = grants.stream()
                .flatMap(each -> each.powers().keySet().stream())
                .distinct()
                .count();
        wanting = entities;
    }

    /** Finds all ways by which somebody gains something. */
    static RoleReach of(List<EntityGrants> grants, AccessQuestions questions) {
        RoleReach reach = new RoleReach(questions, grants);
        Set<IamEntity> open = new LinkedHashSet<>(grants.stream()
                .filter(each -> !each.powers().isEmpty())
                .map(EntityGrants::entity)
                .toList());
        while (!open.isEmpty()) {
            IamEntity role = open.iterator().next();
            open.remove(role);
            open.addAll(reach.into(role));
        }
        return reach;
    }

    List<Way> ways() {
        return List.copyOf(ways.values());
    }

    /** What somebody can do by having CAs sign, in person or as a role, by the CA's ARN. */
    Map<String, Power> powers(IamEntity entity) {
        return powers.getOrDefault(entity.principal().name(), Map.of());
    }

    /** Finds the ways to a role, and the roles from which they start. */
    private List<IamEntity> into(IamEntity role) {
        List<IamEntity> more = new ArrayList<>();
        Optional<PolicyDocument> trust = role.trust();
        if (trust.isEmpty()) {
            return more;
        }
        Set<String> services = new LinkedHashSet<>();
        List<IamEntity> outsiders = new ArrayList<>();
        trusted(trust.get(), role, services, outsiders);
        wanting = wanting.stream().filter(entity -> !isSatisfied(entity)).toList();
        for (IamEntity entity : wanting) {
            if (!entity.principal().equals(role.principal()) && gained(entity, role) != Power.NONE) {
                boolean assumes = assume(entity, role, trust.get(), AccessQuestions.ASSUME);
                boolean passes = pass(entity, role, services);
                if ((assumes || passes) && entity.trust().isPresent()) {
                    more.add(entity);
                }
            }
        }
        outsiders.forEach(outsider -> {
            if (outsider.principal().kind() == Kind.FEDERATED) {
                assume(outsider, role, trust.get(), WEB_IDENTITY);
                assume(outsider, role, trust.get(), SAML);
            } else {
                assume(outsider, role, trust.get(), AccessQuestions.ASSUME);
            }
        });
        return more;
    }

    /** Whom a trust policy names, apart from those whose own policies were given. */
    private void trusted(PolicyDocument trust, IamEntity role, Set<String> services, List<IamEntity> outsiders) {
        String owner = role.principal().account();
        trust.statements().stream()
                .filter(statement -> statement.effect() == StatementEffect.ALLOW)
                .flatMap(statement -> statement.principal().stream())
                .forEach(element -> {
                    services.addAll(element.services());
                    questions
                            .principals()
                            .others(element)
                            .forEach(principal -> outsiders.add(questions.outsider(role.source(), principal)));
                    element.federated()
                            .forEach(provider -> outsiders.add(questions.outsider(
                                    role.source(), new RequestPrincipal(Kind.FEDERATED, provider, owner))));
                });
    }

    private boolean assume(IamEntity entity, IamEntity role, PolicyDocument trust, String action) {
        AccessDecision decision = questions.assume(entity, role, trust, action);
        return decision.isPossible()
                && gain(entity, role, new Grant(AccessCode.MAY_ASSUME_SIGNING_ROLE, action, List.of(), decision));
    }

    private boolean pass(IamEntity entity, IamEntity role, Set<String> services) {
        String owner = role.principal().account();
        String account = entity.principal().account();
        if (!PASSING.contains(entity.principal().kind())) {
            return false;
        }
        if ((!account.isEmpty() && !account.equals(owner))
                || !passers.contains(entity.principal().name())) {
            return false;
        }
        List<AccessDecision> possible = services.stream()
                .map(service -> questions.pass(entity, role, service))
                .filter(AccessDecision::isPossible)
                .toList();
        return !possible.isEmpty()
                && gain(
                        entity,
                        role,
                        new Grant(
                                AccessCode.MAY_PASS_SIGNING_ROLE,
                                AccessQuestions.PASS,
                                List.of(),
                                Grant.merged(possible)));
    }

    /** What somebody could do as the role, if that is more than without it. */
    Power gained(IamEntity entity, IamEntity role) {
        Map<String, Power> own = powers(entity);
        Power most = Power.NONE;
        for (Map.Entry<String, Power> each : powers(role).entrySet()) {
            Power power = each.getValue();
            if (power.compareTo(most) > 0 && power.compareTo(own.getOrDefault(each.getKey(), Power.NONE)) > 0) {
                most = power;
            }
        }
        return most;
    }

    /** Whether somebody can have every CA sign without constraints that signs for anyone: there is no more to gain. */
    boolean isSatisfied(IamEntity entity) {
        Map<String, Power> own = powers(entity);
        return own.size() == cas && own.values().stream().allMatch(power -> power == Power.UNCONSTRAINED);
    }

    /** Whether somebody can have all of these sign without constraints. */
    boolean canDoAll(IamEntity entity, List<TargetCa> targets) {
        Map<String, Power> own = powers(entity);
        return targets.stream().allMatch(ca -> own.get(ca.arn()) == Power.UNCONSTRAINED);
    }

    /** Notes a way, if the role can do more than who takes it. */
    private boolean gain(IamEntity entity, IamEntity role, Grant grant) {
        Map<String, Power> own = powers.computeIfAbsent(entity.principal().name(), none -> new LinkedHashMap<>());
        Map<String, Power> ofRole = powers(role);
        Power gained = gained(entity, role);
        if (gained == Power.NONE) {
            return false;
        }
        String key = entity.principal().name() + '\0' + role.principal().name() + '\0' + grant.action();
        ways.put(key, new Way(entity, role, gained, grant));
        ofRole.forEach((ca, power) -> own.merge(ca, power, (one, other) -> one.compareTo(other) >= 0 ? one : other));
        return true;
    }
}

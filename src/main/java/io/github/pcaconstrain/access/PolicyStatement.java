package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.PolicyPattern.Resolved;
import io.github.pcaconstrain.access.PrincipalElement.Naming;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement of a policy (IAM User Guide, "IAM JSON policy elements: Statement").
 *
 * @param label what it is called in messages: its Sid and its policy
 * @param effect whether it allows or denies
 * @param actions the values of {@code Action} or {@code NotAction}
 * @param exceptActions whether they are those of {@code NotAction}
 * @param resources the values of {@code Resource} or {@code NotResource}; none in a trust policy
 * @param exceptResources whether they are those of {@code NotResource}
 * @param principal the element {@code Principal} or {@code NotPrincipal}, if there is one
 * @param conditions the conditions, all of which have to hold
 * @param unknownMembers members that AWS does not document, which may mean anything
 */
public record PolicyStatement(
        String label,
        StatementEffect effect,
        List<String> actions,
        boolean exceptActions,
        ResourceList resources,
        boolean exceptResources,
        Optional<PrincipalElement> principal,
        List<PolicyCondition> conditions,
        List<String> unknownMembers) {
    private static final Naming NOBODY_NAMED = new Naming(Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.TRUE);

    public PolicyStatement {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(effect, "effect");
        actions = List.copyOf(actions);
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(principal, "principal");
        conditions = List.copyOf(conditions);
        unknownMembers = List.copyOf(unknownMembers);
    }

    /** Whether it is about an action, which AWS compares without regard to case. */
    public Truth concerns(String action) {
        Glob wanted = Glob.literal(action.toLowerCase(Locale.ROOT));
        boolean isListed = actions.stream()
                .anyMatch(pattern -> Glob.of(pattern.toLowerCase(Locale.ROOT)).intersects(wanted));
        return Truth.of(isListed != exceptActions);
    }

    /** Whether it allows an action, on whatever resource. */
    boolean mayAllow(String action) {
        return effect == StatementEffect.ALLOW && concerns(action) != Truth.FALSE;
    }

    /** Whether it depends on a condition context key, as far as a resource is concerned. */
    boolean mentions(String key, Glob resource) {
        return Stream.concat(
                                conditions.stream().flatMap(condition -> condition.values().stream()),
                                resources.near(resource))
                        .anyMatch(pattern -> pattern.mentions(key))
                || conditions.stream().anyMatch(condition -> condition.key().equalsIgnoreCase(key));
    }

    /** The resources that it may be about. */
    public Stream<Glob> reach() {
        return resources.isEmpty() || exceptResources
                ? Stream.of(Glob.anything())
                : resources.stream().map(PolicyPattern::reach);
    }

    /** Whether it is about all of a resource. */
    public Truth concerns(Glob resource, RequestContext context) {
        if (resources.isEmpty()) {
            return Truth.TRUE;
        }
        Truth isListed = Truth.any(resources
                .near(resource)
                .map(pattern -> covers(pattern, resource, context))
                .toList());
        return exceptResources ? isListed.not() : isListed;
    }

    private Truth covers(PolicyPattern pattern, Glob resource, RequestContext context) {
        Resolved resolved = pattern.resolve(pattern.hasMisplacedVariable() ? RequestContext.UNKNOWN : context, true);
        if (resolved.isMissing()) {
            return exceptResources ? Truth.UNKNOWN : Truth.FALSE;
        }
        Truth covers = resolved.glob().covers(resource);
        return resolved.isKnown() || covers == Truth.FALSE ? covers : Truth.UNKNOWN;
    }

    /** How it matches a request. */
    StatementMatch match(AccessRequest request) {
        Naming naming =
                principal.map(element -> element.naming(request.principal())).orElse(NOBODY_NAMED);
        return new StatementMatch(
                this,
                naming,
                concerns(request.action()).and(concerns(request.resource(), request.context())),
                Truth.all(conditions.stream()
                                .map(condition -> condition.holds(request.context()))
                                .toList())
                        .and(unknownMembers.isEmpty() ? Truth.TRUE : Truth.UNKNOWN));
    }
}

package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.ConditionOperator.Comparison;
import io.github.pcaconstrain.access.ConditionOperator.ValueSet;
import io.github.pcaconstrain.access.PolicyPattern.Resolved;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One key of a {@code Condition} element with its operator and values.
 *
 * @param operator the operator as it is in the policy
 * @param key the condition context key
 * @param values the values, one of which has to match
 */
public record PolicyCondition(String operator, String key, List<PolicyPattern> values) {
    private static final Set<Glob> BOOLEANS = Set.of(Glob.literal("true"), Glob.literal("false"));

    public PolicyCondition {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(key, "key");
        values = List.copyOf(values);
    }

    /** Whether the condition holds for a request. */
    Truth holds(RequestContext context) {
        ConditionOperator parsed = ConditionOperator.of(operator);
        Optional<List<Glob>> known = context.find(key)
                .map(all -> all.stream().map(Glob::literal).toList())
                .or(() -> context.findLike(key).map(List::of));
        if (parsed.comparison() == Comparison.UNSUPPORTED || known.isEmpty() || values.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Glob> present = known.get();
        if (parsed.comparison() == Comparison.NULL) {
            return absence(present.isEmpty());
        }
        if (present.isEmpty()) {
            return Truth.of(holdsWithoutKey(parsed));
        }
        List<Truth> each =
                present.stream().map(value -> matches(value, parsed, context)).toList();
        return switch (parsed.set()) {
            case ALL -> Truth.all(each);
            case ANY -> Truth.any(each);
            // AWS wants a set operator for keys with several values.
            case SINGLE -> each.size() == 1 ? each.get(0) : Truth.UNKNOWN;
        };
    }

    /** "Negated condition operators return true if the key is not present"; ForAnyValue needs a value that matches. */
    private static boolean holdsWithoutKey(ConditionOperator operator) {
        return operator.ifExists()
                || operator.set() == ValueSet.ALL
                || (operator.set() == ValueSet.SINGLE && operator.isNegated());
    }

    private Truth absence(boolean absent) {
        return Truth.any(values.stream()
                .map(value -> value.text().equalsIgnoreCase("true")
                        ? Truth.of(absent)
                        : value.text().equalsIgnoreCase("false") ? Truth.of(!absent) : Truth.UNKNOWN)
                .toList());
    }

    private Truth matches(Glob value, ConditionOperator operator, RequestContext context) {
        Truth matches = Truth.any(values.stream()
                .map(pattern -> matches(pattern, value, operator, context))
                .toList());
        return operator.isNegated() ? matches.not() : matches;
    }

    private static Truth matches(
            PolicyPattern pattern, Glob value, ConditionOperator operator, RequestContext context) {
        boolean hasWildcards = operator.comparison() == Comparison.STRING_LIKE
                || operator.comparison() == Comparison.ARN_LIKE
                || operator.comparison() == Comparison.ARN_EQUALS;
        Resolved resolved = pattern.resolve(context, hasWildcards);
        if (resolved.isMissing()) {
            // Documented for values that have to match; for negated operators it is not.
            return operator.isNegated() ? Truth.UNKNOWN : Truth.FALSE;
        }
        Truth matches = compare(resolved.glob(), value, operator.comparison());
        if (resolved.isKnown()) {
            return matches;
        }
        return matches == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static Truth compare(Glob pattern, Glob value, Comparison comparison) {
        return switch (comparison) {
            case STRING_EQUALS, STRING_LIKE -> pattern.standsForAllOf(value);
            case STRING_EQUALS_IGNORE_CASE -> pattern.lowerCase().standsForAllOf(value.lowerCase());
            case ARN_EQUALS, ARN_LIKE -> pattern.matchesArn(value);
            case BOOL -> bool(pattern.lowerCase(), value.lowerCase());
            case NULL, UNSUPPORTED -> Truth.UNKNOWN;
        };
    }

    private static Truth bool(Glob wanted, Glob value) {
        return BOOLEANS.contains(wanted) && value.isLiteral() ? Truth.of(wanted.equals(value)) : Truth.UNKNOWN;
    }

    /** The condition in words, such as {@code StringEquals aws:SourceVpce}. */
    @Override
    public String toString() {
        return operator + " " + key;
    }
}

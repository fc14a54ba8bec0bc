package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.access.PolicyCondition;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a condition leaves only some of those whom a {@code Principal} of {@code *} lets in (IAM User Guide, "AWS global
 * condition context keys"). Conditions on other keys are about what is requested, or over which connection.
 */
final class RequesterCondition {
    /** How keys begin that tell who makes a request, or from where. */
    private static final Set<String> BEGINNINGS = Set.of(
            "aws:federatedprovider",
            "aws:principal",
            "aws:source",
            "aws:userid",
            "aws:username",
            "aws:vpcsource",
            "saml:");

    /** Keys that begin so and hold for anyone. */
    private static final Set<String> OF_ANYONE = Set.of("aws:principalisawsservice", "aws:principaltype");

    private static final Set<String> EVERYTHING = Set.of("*", "0.0.0.0/0", "::/0");

    private RequesterCondition() {}

    static boolean limits(PolicyCondition condition) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        return BEGINNINGS.stream().anyMatch(key::startsWith)
                && !OF_ANYONE.contains(key)
                && !mayHoldWithout(condition.operator().toLowerCase(Locale.ROOT))
                && condition.values().stream().noneMatch(value -> EVERYTHING.contains(value.text()));
    }

    /** Whether an operator also holds for a request without the key, or for all values but some. */
    private static boolean mayHoldWithout(String operator) {
        return operator.startsWith("forallvalues:")
                || Stream.of("not", "ifexists", "null").anyMatch(operator::contains);
    }
}

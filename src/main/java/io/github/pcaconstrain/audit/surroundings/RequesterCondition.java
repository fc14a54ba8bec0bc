package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.access.PolicyCondition;
import io.github.pcaconstrain.access.PolicyPattern;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a condition leaves only some of those whom a {@code Principal} of {@code *} lets in (IAM User Guide, "AWS global
 * condition context keys"). Conditions on other keys are about what is requested, or over which connection.
 */
final class RequesterCondition {
    /**
     * Keys that tell who makes a request, or from where, and that nobody can choose for themselves. Anyone with an account can
     * have a user or session with any name, tags or source identity.
     */
    private static final Set<String> KEYS = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:userid",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths",
            "saml:namequalifier");

    /** Values with wildcards that still name an account, an organization, or a user or role by its identifier. */
    private static final Pattern OF_SOME =
            Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:.*|o-[a-z0-9]+/.*|[A-Z0-9]{16,}:.*");

    /** Networks as large as this are not somebody's. */
    private static final Pattern HUGE_NETWORK = Pattern.compile("[0-9a-fA-F:.]+/0*[0-7]");

    private RequesterCondition() {}

    static boolean limits(PolicyCondition condition) {
        return KEYS.contains(condition.key().toLowerCase(Locale.ROOT))
                && !mayHoldWithout(condition.operator().toLowerCase(Locale.ROOT))
                && condition.values().stream().map(PolicyPattern::text).allMatch(RequesterCondition::isOfSome);
    }

    private static boolean isOfSome(String value) {
        boolean isOpen = value.contains("*") || value.contains("?") || value.contains("${");
        return isOpen
                ? OF_SOME.matcher(value).matches()
                : !HUGE_NETWORK.matcher(value).matches();
    }

    /** Whether an operator also holds for a request without the key, or for all values but some. */
    private static boolean mayHoldWithout(String operator) {
        return operator.startsWith("forallvalues:")
                || Stream.of("not", "ifexists", "null").anyMatch(operator::contains);
    }
}

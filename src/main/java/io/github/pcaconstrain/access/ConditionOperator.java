package io.github.pcaconstrain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A condition operator (IAM User Guide, "IAM JSON policy elements: Condition operators").
 *
 * @param text the operator as it is in the policy
 * @param set how many of the request's values have to match
 * @param comparison how two values are compared
 * @param isNegated whether it holds for values that do not match
 * @param ifExists whether it also holds if the request does not have the key
 */
record ConditionOperator(String text, ValueSet set, Comparison comparison, boolean isNegated, boolean ifExists) {
    /** How a value of the policy and one of the request are compared. */
    enum Comparison {
        STRING_EQUALS("StringEquals", "StringNotEquals"),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"),
        STRING_LIKE("StringLike", "StringNotLike"),
        ARN_EQUALS("ArnEquals", "ArnNotEquals"),
        ARN_LIKE("ArnLike", "ArnNotLike"),
        BOOL("Bool", ""),
        NULL("Null", ""),
        /** Numbers, dates, addresses, binary values, and what AWS may add. */
        UNSUPPORTED("", "");

        private final String name;
        private final String negation;

        Comparison(String name, String negation) {
            this.name = name;
            this.negation = negation;
        }
    }

    /** Which of several values of a key have to match. */
    enum ValueSet {
        SINGLE(""),
        ALL("ForAllValues:"),
        ANY("ForAnyValue:");

        private final String prefix;

        ValueSet(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String IF_EXISTS = "IfExists";

    ConditionOperator {
        Objects.requireNonNull(text, "text");
    }

    /** Reads an operator; one that is not known, such as a Null that AWS does not have, is {@link Comparison#UNSUPPORTED}. */
    static ConditionOperator of(String text) {
        ValueSet set = text.regionMatches(true, 0, ValueSet.ALL.prefix, 0, ValueSet.ALL.prefix.length())
                ? ValueSet.ALL
                : text.regionMatches(true, 0, ValueSet.ANY.prefix, 0, ValueSet.ANY.prefix.length())
                        ? ValueSet.ANY
                        : ValueSet.SINGLE;
        String name = text.substring(set.prefix.length());
        boolean ifExists = name.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS.toLowerCase(Locale.ROOT));
        String base = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        return Arrays.stream(Comparison.values())
                .filter(each -> !base.isEmpty())
                .filter(each -> base.equalsIgnoreCase(each.name) || base.equalsIgnoreCase(each.negation))
                .filter(each -> each != Comparison.NULL || (set == ValueSet.SINGLE && !ifExists))
                .findFirst()
                .map(each -> new ConditionOperator(text, set, each, !base.equalsIgnoreCase(each.name), ifExists))
                .orElseGet(() -> new ConditionOperator(text, set, Comparison.UNSUPPORTED, false, ifExists));
    }
}

package io.github.pcaconstrain.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the policy of a CA allows another account (AWS Private CA User Guide, "Resource-based policies"). Such policies have
 * Allow statements alone; should there be others, they count. It is the caller's account that is known, and not the caller: what depends on more than that is
 * {@link Answer#UNKNOWN}.
 *
 * @param statements of the policy
 */
record SharePolicy(List<JsonNode> statements) {
    /** In small letters: names of condition keys are the same in any case (IAM User Guide, "Condition"). */
    private static final String TEMPLATE = "acm-pca:templatearn";

    private static final String CALLER = "aws:principalaccount";
    private static final String PREFIX = "acm-pca:";
    private static final String IF_EXISTS = "IfExists";
    private static final Set<String> KNOWN =
            Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "Condition");

    /** Whether something is allowed. */
    enum Answer {
        NO,
        UNKNOWN,
        YES;

        Answer and(Answer other) {
            return compareTo(other) < 0 ? this : other;
        }

        Answer or(Answer other) {
            return compareTo(other) > 0 ? this : other;
        }

        Answer not() {
            return this == UNKNOWN ? UNKNOWN : of(this == NO);
        }

        static Answer of(boolean isSo) {
            return isSo ? YES : NO;
        }
    }

    SharePolicy {
        Objects.requireNonNull(statements, "statements");
        statements = List.copyOf(statements);
    }

    /** Reads a policy; one that cannot be read allows what it allows, and all is unknown. */
    static SharePolicy parse(String json) {
        try {
            JsonNode policy = JsonMapper.shared().readTree(json);
            return new SharePolicy(items(policy.path("Statement")));
        } catch (JacksonException e) {
            return new SharePolicy(List.of());
        }
    }

    /** Whether there is nothing in it that could be read. */
    boolean isUnreadable() {
        return statements.isEmpty();
    }

    /**
     * Whether an account may call an operation.
     *
     * @param operation such as {@code IssueCertificate}
     * @param template the ARN of the template; empty for an operation without one
     */
    Answer allows(String account, String operation, String template) {
        Answer allowed = Answer.NO;
        Answer denied = Answer.NO;
        for (JsonNode each : statements) {
            Answer matches = principal(each, account)
                    .and(action(each, PREFIX + operation))
                    .and(conditions(each.path("Condition"), account, template))
                    .and(isKnown(each) ? Answer.YES : Answer.UNKNOWN);
            switch (each.path("Effect").asString("")) {
                case "Allow" -> allowed = allowed.or(matches);
                case "Deny" -> denied = denied.or(matches);
                default -> allowed = allowed.or(matches.and(Answer.UNKNOWN));
            }
        }
        return isUnreadable() ? Answer.UNKNOWN : allowed.and(denied.not());
    }

    /** Whether nothing is in a statement that is not looked at. The resource is the CA that has the policy. */
    private static boolean isKnown(JsonNode statement) {
        return statement.properties().stream().allMatch(member -> KNOWN.contains(member.getKey()));
    }

    private static Answer action(JsonNode statement, String action) {
        return statement.has("NotAction")
                ? Answer.of(!isAction(statement.path("NotAction"), action))
                : Answer.of(isAction(statement.path("Action"), action));
    }

    private static Answer principal(JsonNode statement, String account) {
        if (statement.has("NotPrincipal")) {
            return Answer.UNKNOWN;
        }
        JsonNode principal = statement.path("Principal");
        Answer answer = Answer.NO;
        for (JsonNode each : items(principal.isObject() ? principal.path("AWS") : principal)) {
            String name = each.asString("");
            boolean isWhole =
                    name.equals("*") || name.equals(account) || name.matches("arn:[a-z-]+:iam::" + account + ":root");
            boolean isPart = name.matches("arn:[a-z-]+:(iam|sts)::" + account + ":.+");
            answer = answer.or(isWhole ? Answer.YES : isPart ? Answer.UNKNOWN : Answer.NO);
        }
        return answer;
    }

    private static Answer conditions(JsonNode conditions, String account, String template) {
        Answer answer = Answer.YES;
        for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                answer = answer.and(
                        switch (key.getKey().toLowerCase(Locale.ROOT)) {
                            case TEMPLATE -> condition(operator.getKey(), key.getValue(), template);
                            case CALLER -> condition(operator.getKey(), key.getValue(), account);
                            default -> Answer.UNKNOWN;
                        });
            }
        }
        return answer;
    }

    private static Answer condition(String operator, JsonNode values, String value) {
        boolean isOptional = operator.endsWith(IF_EXISTS);
        String kind = isOptional ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
        boolean isLike = List.of("StringLike", "ArnLike", "ArnEquals").contains(kind);
        boolean hasVariable =
                items(values).stream().anyMatch(each -> each.asString("").contains("${"));
        if (hasVariable || (!isLike && !kind.equals("StringEquals"))) {
            return Answer.UNKNOWN;
        }
        if (value.isEmpty()) {
            return Answer.of(isOptional);
        }
        return Answer.of(
                isLike
                        ? isAny(values, value)
                        : items(values).stream()
                                .anyMatch(each -> each.asString("").equals(value)));
    }

    /** Names of actions are the same in any case (IAM User Guide, "Action"). */
    private static boolean isAction(JsonNode patterns, String action) {
        String wanted = action.toLowerCase(Locale.ROOT);
        return items(patterns).stream()
                .anyMatch(each -> stands(each.asString("").toLowerCase(Locale.ROOT), wanted));
    }

    private static boolean isAny(JsonNode patterns, String value) {
        return items(patterns).stream().anyMatch(each -> stands(each.asString(""), value));
    }

    /**
     * Whether a pattern with {@code *} and {@code ?} stands for a text. The policy is another account's: unlike a regular
     * expression, this takes no longer than the product of both lengths.
     */
    private static boolean stands(String pattern, String text) {
        int inPattern = 0;
        int star = -1;
        int afterStar = 0;
        for (int inText = 0; inText < text.length(); ) {
            char next = inPattern < pattern.length() ? pattern.charAt(inPattern) : '\0';
            if (next == '*') {
                star = inPattern++;
                afterStar = inText;
            } else if (inPattern < pattern.length() && (next == '?' || next == text.charAt(inText))) {
                inPattern++;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++afterStar;
            } else {
                return false;
            }
        }
        return pattern.substring(inPattern).chars().allMatch(each -> each == '*');
    }

    private static List<JsonNode> items(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else if (!json.isMissingNode()) {
            items.add(json);
        }
        return items;
    }
}

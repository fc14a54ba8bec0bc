package io.github.pcaconstrain.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the policy of a CA allows another account (AWS Private CA User Guide, "Resource-based policies"). Such policies have
 * Allow statements alone. It is the caller's account that is known, and not the caller: what depends on more than that is
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
        Answer answer = Answer.NO;
        for (JsonNode each : statements) {
            answer = answer.or(principal(each, account)
                    .and(Answer.of(isAction(each.path("Action"), PREFIX + operation)))
                    .and(conditions(each.path("Condition"), account, template)));
        }
        return isUnreadable() ? Answer.UNKNOWN : answer;
    }

    private static Answer principal(JsonNode statement, String account) {
        if (!statement.path("Effect").asString("").equals("Allow")) {
            return Answer.NO;
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
        if (!isLike && !kind.equals("StringEquals")) {
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
        return isAny(patterns, action, Pattern.CASE_INSENSITIVE);
    }

    private static boolean isAny(JsonNode patterns, String value) {
        return isAny(patterns, value, 0);
    }

    private static boolean isAny(JsonNode patterns, String value, int flags) {
        return items(patterns).stream()
                .map(each -> Pattern.quote(each.asString(""))
                        .replace("*", "\\E.*\\Q")
                        .replace("?", "\\E.\\Q"))
                .anyMatch(each -> Pattern.compile(each, flags).matcher(value).matches());
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

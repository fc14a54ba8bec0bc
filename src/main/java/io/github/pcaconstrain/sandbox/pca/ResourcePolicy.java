package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.identity.Principals;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Caller;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a CA's owner allows other accounts. AWS Private CA's policies have Allow statements alone (user guide, "Policy types"),
 * for the seven operations that can be shared (user guide, "Customer managed permissions in RAM"). A condition that is not
 * known here is never met.
 */
record ResourcePolicy(List<Statement> statements) {
    /** The operations that another account can be allowed. */
    static final Set<String> SHAREABLE = Set.of(
            "DescribeCertificateAuthority",
            "GetCertificate",
            "GetCertificateAuthorityCertificate",
            "IssueCertificate",
            "ListPermissions",
            "ListTags",
            "RevokeCertificate");

    /** The key that tells templates apart; only IssueCertificate has it. */
    static final String TEMPLATE = "acm-pca:TemplateArn";

    private static final String PREFIX = "acm-pca:";
    private static final String IF_EXISTS = "IfExists";
    private static final Set<String> LIKE = Set.of("StringLike", "ArnLike", "ArnEquals");
    private static final Set<String> OPERATORS = Set.of("StringEquals", "StringLike", "ArnLike", "ArnEquals");

    /**
     * One statement.
     *
     * @param principals accounts, and ARNs of users and roles; {@code *} for everybody
     * @param actions such as {@code acm-pca:IssueCertificate}
     * @param conditions all of which must be met
     */
    record Statement(List<String> principals, List<String> actions, List<Condition> conditions) {
        boolean allows(Caller caller, String operation, Map<String, String> keys) {
            return principals.stream().anyMatch(each -> isOf(each, caller))
                    && actions.stream().anyMatch(each -> isLike(each, PREFIX + operation))
                    && conditions.stream().allMatch(each -> each.isMet(keys));
        }

        private static boolean isOf(String principal, Caller caller) {
            return principal.equals("*")
                    || principal.equals(caller.account())
                    || principal.matches("arn:[a-z-]+:iam::" + caller.account() + ":root")
                    || Principals.of(caller).contains(principal);
        }
    }

    /** A condition: the key must have one of the values. */
    record Condition(String operator, String key, List<String> values) {
        boolean isMet(Map<String, String> keys) {
            boolean isOptional = operator.endsWith(IF_EXISTS);
            String kind = isOptional ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
            String value = keys.get(key);
            if (!OPERATORS.contains(kind)) {
                return false;
            }
            if (value == null) {
                return isOptional;
            }
            return values.stream().anyMatch(each -> LIKE.contains(kind) ? isLike(each, value) : each.equals(value));
        }
    }

    private static boolean isLike(String pattern, String value) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return value.matches(regex);
    }

    /**
     * Reads a policy for a CA.
     *
     * @throws AwsError InvalidPolicyException if AWS would not take it
     */
    static ResourcePolicy parse(String text, String arn) {
        JsonNode policy;
        try {
            policy = Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw invalid("The policy is not JSON");
        }
        if (!policy.isObject() || !Json.has(policy, "Version") || !Json.has(policy, "Statement")) {
            throw invalid("The policy must have a Version and a Statement");
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode each : items(policy.get("Statement"))) {
            statements.add(statement(each, arn));
        }
        return new ResourcePolicy(statements);
    }

    /** The same of a policy that was written down; empty if it is one that could not be put today. */
    static Optional<ResourcePolicy> find(String text, String arn) {
        try {
            return Optional.of(parse(text, arn));
        } catch (AwsError e) {
            return Optional.empty();
        }
    }

    private static Statement statement(JsonNode json, String arn) {
        if (!Json.text(json, "Effect").equals("Allow")) {
            throw invalid("Every statement must have the effect Allow");
        }
        List<String> actions = texts(Json.member(json, "Action"));
        List<String> principals = principals(Json.member(json, "Principal"));
        if (actions.isEmpty() || principals.isEmpty()) {
            throw invalid("Every statement must have a Principal and an Action");
        }
        for (String action : actions) {
            if (!action.startsWith(PREFIX) || SHAREABLE.stream().noneMatch(each -> isLike(action, PREFIX + each))) {
                throw invalid("The action " + action + " cannot be shared");
            }
        }
        if (!texts(Json.member(json, "Resource")).equals(List.of(arn))) {
            throw invalid("The Resource must be the certificate authority itself");
        }
        return new Statement(principals, actions, conditions(Json.member(json, "Condition")));
    }

    private static List<String> principals(JsonNode json) {
        return json.isString() ? texts(json) : texts(Json.member(json, "AWS"));
    }

    private static List<Condition> conditions(JsonNode json) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : json.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return conditions;
    }

    private static List<JsonNode> items(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else {
            items.add(json);
        }
        return items;
    }

    private static List<String> texts(JsonNode json) {
        return json.isMissingNode()
                ? List.of()
                : items(json).stream().map(each -> each.asString("")).toList();
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidPolicyException", message);
    }

    /** Whether a caller of another account may run an operation. */
    boolean allows(Caller caller, String operation, Map<String, String> keys) {
        return statements.stream().anyMatch(each -> each.allows(caller, operation, keys));
    }
}

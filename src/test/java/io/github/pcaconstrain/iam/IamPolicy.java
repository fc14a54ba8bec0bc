package io.github.pcaconstrain.iam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of an IAM policy as our examples use. What it does not know fails the test.
 *
 * @param statements what it allows
 */
record IamPolicy(List<Statement> statements) {
    /**
     * One statement.
     *
     * @param sid its name
     * @param actions what it allows
     * @param resources of these ARNs
     * @param condition the values that condition keys must have
     */
    record Statement(String sid, List<String> actions, List<String> resources, Map<String, String> condition) {
        boolean allows(IamRequest request) {
            return actions.contains(request.action())
                    && resources.stream().anyMatch(each -> matches(each, request.resource()))
                    && condition.entrySet().stream()
                            .allMatch(
                                    key -> key.getValue().equals(request.keys().get(key.getKey())));
        }

        private static boolean matches(String pattern, String resource) {
            return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), resource);
        }
    }

    /** Reads one of our examples, with names for CAs where it has placeholders. */
    static IamPolicy read(Path file, Map<String, String> names) {
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> name : names.entrySet()) {
                text = text.replace(name.getKey(), name.getValue());
            }
            JsonNode policy = JsonMapper.shared().readTree(text);
            List<Statement> statements = new ArrayList<>();
            policy.get("Statement").forEach(each -> statements.add(statement(each)));
            return new IamPolicy(statements);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Statement statement(JsonNode json) {
        if (!json.get("Effect").asString().equals("Allow")) {
            throw new AssertionError("an effect that this test does not know: " + json);
        }
        Map<String, String> condition = new java.util.HashMap<>();
        for (Map.Entry<String, JsonNode> operator : json.path("Condition").properties()) {
            if (!List.of("StringEquals", "ArnEquals").contains(operator.getKey())) {
                throw new AssertionError("a condition that this test does not know: " + operator);
            }
            operator.getValue()
                    .properties()
                    .forEach(key -> condition.put(key.getKey(), key.getValue().asString()));
        }
        return new Statement(
                json.get("Sid").asString(), texts(json.get("Action")), texts(json.get("Resource")), condition);
    }

    private static List<String> texts(JsonNode json) {
        return json.isArray() ? json.valueStream().map(JsonNode::asString).toList() : List.of(json.asString());
    }

    /** Both together. */
    IamPolicy and(IamPolicy other) {
        List<Statement> both = new ArrayList<>(statements);
        both.addAll(other.statements);
        return new IamPolicy(both);
    }

    /** It without the statements that an option of a command alone needs. */
    IamPolicy without(String sid) {
        return new IamPolicy(
                statements.stream().filter(each -> !each.sid().equals(sid)).toList());
    }

    /** The requests that it does not allow. */
    List<IamRequest> denied(Collection<IamRequest> requests) {
        return requests.stream()
                .filter(request -> statements.stream().noneMatch(each -> each.allows(request)))
                .toList();
    }

    /** What it allows beyond these requests: the statement and its action, for each that none of them needs. */
    List<String> unused(Collection<IamRequest> requests) {
        List<String> unused = new ArrayList<>();
        for (Statement each : statements) {
            for (String action : each.actions()) {
                boolean isUsed =
                        requests.stream().anyMatch(request -> request.action().equals(action) && each.allows(request));
                if (!isUsed) {
                    unused.add(each.sid() + ": " + action);
                }
            }
        }
        return unused;
    }
}

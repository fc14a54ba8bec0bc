package io.github.pcaconstrain.access.document;

import io.github.pcaconstrain.access.PolicyCondition;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.PolicyPattern;
import io.github.pcaconstrain.access.PolicyStatement;
import io.github.pcaconstrain.access.PrincipalElement;
import io.github.pcaconstrain.access.ResourceList;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.access.document.LocatedJson.Members;
import io.github.pcaconstrain.access.document.LocatedJson.Text;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy (IAM User Guide, "Grammar of the IAM JSON policy language"). What breaks the grammar is an error with its
 * place. A member that the grammar does not have makes its statement uncertain.
 */
final class PolicyDocumentReader {
    private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
    private static final Set<String> MEMBERS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final String WITH_VARIABLES = "2012-10-17";
    private static final String WITHOUT_VARIABLES = "2008-10-17";

    private final String name;
    private final boolean hasResources;
    private final boolean hasVariables;
    private final List<String> unknown;

    private PolicyDocumentReader(String name, boolean hasResources, boolean hasVariables, List<String> unknown) {
        this.name = name;
        this.hasResources = hasResources;
        this.hasVariables = hasVariables;
        this.unknown = unknown;
    }

    /** Reads a policy whose statements name resources. */
    static PolicyDocument read(String name, LocatedJson policy) {
        return read(name, policy, true);
    }

    /** Reads the policy of a role, whose statements are about that role. */
    static PolicyDocument readTrust(String name, LocatedJson policy) {
        PolicyDocument trust = read(name, policy, false);
        if (trust.statements().stream()
                .anyMatch(statement -> statement.principal().isEmpty())) {
            throw policy.error(
                    "a statement of a trust policy has neither Principal nor NotPrincipal", "add one of them");
        }
        return trust;
    }

    private static PolicyDocument read(String name, LocatedJson given, boolean hasResources) {
        LocatedJson policy = decoded(given);
        Map<String, LocatedJson> members = policy.members("the policy");
        LocatedJson statements = policy.require("Statement", "the policy");
        PolicyDocumentReader reader = new PolicyDocumentReader(
                name,
                hasResources,
                LocatedJson.find(members, "Version")
                        .map(PolicyDocumentReader::hasVariables)
                        .orElse(false),
                unknown(members, TOP));
        List<PolicyStatement> read = new ArrayList<>();
        for (LocatedJson statement : statements.items()) {
            read.add(reader.statement(statement, read.size() + 1));
        }
        return new PolicyDocument(name, read);
    }

    /** Reads a permission of AWS RAM, which is one statement without principals and resources. */
    static PolicyDocument readShare(String name, LocatedJson permission) {
        return new PolicyDocument(
                name,
                List.of(new PolicyDocumentReader(name, false, true, List.of()).statement(decoded(permission), 1)));
    }

    /** IAM's API gives policies as strings with URL encoding; its CLI decodes them. */
    private static LocatedJson decoded(LocatedJson policy) {
        if (!(policy.content() instanceof Text text)) {
            return policy;
        }
        String json = text.value();
        if (json.startsWith("%")) { // no JSON begins so
            try {
                json = URLDecoder.decode(json.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw policy.error("the policy is a string with invalid URL encoding", "check that it is complete");
            }
        }
        return LocatedJson.parse(
                policy.source() + ":" + policy.line() + ":" + policy.column() + ": in the string", json);
    }

    private static boolean hasVariables(LocatedJson version) {
        String text = version.text("Version");
        if (!text.equals(WITH_VARIABLES) && !text.equals(WITHOUT_VARIABLES)) {
            throw version.error(
                    "there is no version '" + PrintableText.printable(text) + "' of the policy language",
                    "write " + WITH_VARIABLES);
        }
        return text.equals(WITH_VARIABLES);
    }

    private static List<String> unknown(Map<String, LocatedJson> members, Set<String> known) {
        return members.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    private PolicyStatement statement(LocatedJson statement, int number) {
        Map<String, LocatedJson> members = statement.members("a statement");
        List<String> unknownMembers = new ArrayList<>(unknown);
        unknownMembers.addAll(unknown(members, MEMBERS));
        String label = LocatedJson.find(members, "Sid")
                .map(sid -> sid.text("Sid"))
                .filter(sid -> !sid.isEmpty())
                .map(sid -> "'" + sid + "'")
                .orElse("statement " + number);
        Optional<LocatedJson> principal = either(statement, members, "Principal");
        Optional<LocatedJson> resource = either(statement, members, "Resource");
        if (hasResources && resource.isEmpty()) {
            throw statement.error("a statement has neither Resource nor NotResource", "add one of them");
        }
        LocatedJson action = either(statement, members, "Action")
                .orElseThrow(() -> statement.error("a statement has neither Action nor NotAction", "add one of them"));
        return new PolicyStatement(
                label + " of " + name,
                effect(statement.require("Effect", "a statement")),
                texts(action, "an action"),
                LocatedJson.find(members, "NotAction").isPresent(),
                ResourceList.of(
                        resource.map(value -> patterns(value, "a resource")).orElse(List.of())),
                LocatedJson.find(members, "NotResource").isPresent(),
                principal.map(value -> principal(
                        value, LocatedJson.find(members, "NotPrincipal").isPresent())),
                LocatedJson.find(members, "Condition").map(this::conditions).orElse(List.of()),
                unknownMembers);
    }

    private static Optional<LocatedJson> either(LocatedJson statement, Map<String, LocatedJson> members, String name) {
        Optional<LocatedJson> plain = LocatedJson.find(members, name);
        Optional<LocatedJson> negated = LocatedJson.find(members, "Not" + name);
        if (plain.isPresent() && negated.isPresent()) {
            throw statement.error("a statement has both " + name + " and Not" + name, "remove one of them");
        }
        return plain.or(() -> negated);
    }

    private static StatementEffect effect(LocatedJson effect) {
        String text = effect.text("Effect");
        return switch (text) {
            case "Allow" -> StatementEffect.ALLOW;
            case "Deny" -> StatementEffect.DENY;
            default -> throw effect.error("Effect is '" + PrintableText.printable(text) + "'", "write Allow or Deny");
        };
    }

    private static List<String> texts(LocatedJson value, String what) {
        List<String> texts = value.items().stream().map(item -> item.text(what)).toList();
        if (texts.isEmpty()) {
            throw value.error("the list of " + what.substring(what.indexOf(' ') + 1) + "s is empty", "add one");
        }
        return texts;
    }

    private List<PolicyPattern> patterns(LocatedJson value, String what) {
        return texts(value, what).stream()
                .map(text -> new PolicyPattern(text, hasVariables))
                .toList();
    }

    private static PrincipalElement principal(LocatedJson value, boolean isNegated) {
        if (!(value.content() instanceof Members members)) {
            String text = value.text("a principal");
            if (!text.equals("*")) {
                throw value.error(
                        "the principal is '" + PrintableText.printable(text) + "'",
                        "write \"*\", or an object such as {\"AWS\": \"111122223333\"}");
            }
            return new PrincipalElement(isNegated, List.of(text), List.of(), List.of(), List.of());
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        members.all().forEach((kind, names) -> kinds.put(kind, texts(names, "a principal")));
        List<String> others = new ArrayList<>();
        kinds.forEach((kind, names) -> {
            if (!Set.of("AWS", "Service", "Federated").contains(kind)) {
                others.addAll(names);
            }
        });
        return new PrincipalElement(
                isNegated,
                kinds.getOrDefault("AWS", List.of()),
                kinds.getOrDefault("Service", List.of()),
                kinds.getOrDefault("Federated", List.of()),
                others);
    }

    private List<PolicyCondition> conditions(LocatedJson value) {
        List<PolicyCondition> conditions = new ArrayList<>();
        value.members("Condition")
                .forEach((operator, keys) -> keys.members("a condition operator")
                        .forEach((key, values) -> conditions.add(new PolicyCondition(
                                operator,
                                key,
                                values.items().stream()
                                        .map(item -> new PolicyPattern(item.scalar("a condition value"), hasVariables))
                                        .toList()))));
        return conditions;
    }
}

package io.github.pcaconstrain.access.document;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.AccessEvaluator;
import io.github.pcaconstrain.access.AccessRequest;
import io.github.pcaconstrain.access.ApplicablePolicies;
import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestContext;
import io.github.pcaconstrain.access.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A request and the policies that apply to it, as a row of {@code /access/evaluation.jsonl} or as a test makes it. */
record EvaluationCase(JsonNode row) {
    private static final int ACCOUNT_PART = 4;

    AccessDecision decide() {
        return decide(row.path("context"));
    }

    /** What is decided if this is all that is known of the request. */
    AccessDecision decide(JsonNode context) {
        String resource = text("resource");
        RequestPrincipal principal = RequestPrincipal.entity(text("principal")).orElseThrow();
        return AccessEvaluator.decide(
                new AccessRequest(
                        principal,
                        text("action"),
                        Glob.of(resource),
                        resource.split(":", -1)[ACCOUNT_PART],
                        new RequestContext(values(context))),
                new ApplicablePolicies(
                        Known.all(policies("identity")),
                        Known.all(policies("boundary")),
                        policies("scp"),
                        policies("rcp"),
                        Known.all(policies("policy")),
                        row.path("trust").asBoolean(false)));
    }

    String text(String name) {
        return row.get(name).asString();
    }

    private List<PolicyDocument> policies(String name) {
        List<PolicyDocument> policies = new ArrayList<>();
        for (JsonNode policy : row.path(name)) {
            LocatedJson json = LocatedJson.parse(name, policy.toString());
            policies.add(
                    row.path("trust").asBoolean(false) && name.equals("policy")
                            ? PolicyDocumentReader.readTrust(name, json)
                            : PolicyDocumentReader.read(name, json));
        }
        return policies;
    }

    private static Map<String, List<String>> values(JsonNode context) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        context.properties()
                .forEach(each -> values.put(
                        each.getKey(),
                        each.getValue().valueStream().map(JsonNode::asString).toList()));
        return values;
    }

    @Override
    public String toString() {
        return row.path("page").asString("") + ": " + row.path("case").asString("");
    }
}

package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags of certificates: the older operations, and those for resources. */
record Tags(Certificates certificates) {
    private static final int MAX = 50;

    JsonNode add(RequestContext context, JsonNode input) {
        certificates.update(
                context, input, before -> before.withTags(added(before.tags(), Json.member(input, "Tags"))));
        return Json.NOTHING;
    }

    /**
     * The tags after these have been set.
     *
     * @throws AwsError InvalidTagException or TooManyTagsException
     */
    static Map<String, String> added(Map<String, String> tags, JsonNode more) {
        Map<String, String> all = new TreeMap<>(tags);
        Set<String> seen = new HashSet<>();
        for (JsonNode tag : more) {
            String key = Json.text(tag, "Key");
            if (isReserved(key) || isReserved(Json.text(tag, "Value"))) {
                throw AwsError.of("InvalidTagException", "Tags that begin with aws: are for use by AWS only");
            }
            if (!seen.add(key)) {
                throw AwsError.of("InvalidTagException", "The key " + key + " is given more than once");
            }
            all.put(key, Json.text(tag, "Value"));
        }
        if (all.size() > MAX) {
            throw AwsError.of("TooManyTagsException", "A certificate has " + MAX + " tags at most");
        }
        return all;
    }

    private static boolean isReserved(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("aws:");
    }

    // "If you specify a value, the tag is removed only if it is associated with the specified value."
    JsonNode remove(RequestContext context, JsonNode input) {
        certificates.update(context, input, before -> {
            Map<String, String> rest = new TreeMap<>(before.tags());
            for (JsonNode tag : Json.member(input, "Tags")) {
                if (Json.has(tag, "Value")) {
                    rest.remove(Json.text(tag, "Key"), Json.text(tag, "Value"));
                } else {
                    rest.remove(Json.text(tag, "Key"));
                }
            }
            return before.withTags(rest);
        });
        return Json.NOTHING;
    }

    /** TagResource, which declares other errors than AddTagsToCertificate. */
    JsonNode addToResource(RequestContext context, JsonNode input) {
        return ofResource(input, certificate -> add(context, certificate));
    }

    /** ListTagsForResource. */
    JsonNode listOfResource(RequestContext context, JsonNode input) {
        return ofResource(input, certificate -> list(context, certificate));
    }

    /** UntagResource. */
    JsonNode removeFromResource(RequestContext context, JsonNode input) {
        return ofResource(input, certificate -> {
            ArrayNode tags = certificate.putArray("Tags");
            input.get("TagKeys").forEach(key -> tags.addObject().set("Key", key));
            return remove(context, certificate);
        });
    }

    private static JsonNode ofResource(JsonNode input, Function<ObjectNode, JsonNode> operation) {
        ObjectNode certificate = Json.object();
        certificate.set("CertificateArn", input.get("ResourceArn"));
        if (Json.has(input, "Tags")) {
            certificate.set("Tags", input.get("Tags"));
        }
        try {
            return operation.apply(certificate);
        } catch (AwsError e) {
            throw switch (e.code()) {
                case "InvalidArnException", "InvalidTagException" -> AwsError.validation(e.getMessage());
                case "TooManyTagsException" -> AwsError.of("ServiceQuotaExceededException", e.getMessage());
                default -> e;
            };
        }
    }

    JsonNode list(RequestContext context, JsonNode input) {
        ObjectNode output = Json.object();
        ArrayNode tags = output.putArray("Tags");
        certificates
                .require(context, input)
                .tags()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return output;
    }
}

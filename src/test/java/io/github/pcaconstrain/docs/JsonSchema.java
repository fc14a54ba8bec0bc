package io.github.pcaconstrain.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds JSON to a schema that keeps to the keywords which our schemas use; any other keyword is an error. */
public final class JsonSchema {
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "items",
            "minItems",
            "minimum",
            "enum",
            "const",
            "oneOf",
            "anyOf");

    private final JsonNode root;
    private final List<String> violations = new ArrayList<>();

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** Where and how the value breaks the schema; empty where it does not. */
    public static List<String> violations(Path schema, JsonNode value) throws IOException {
        JsonSchema held = new JsonSchema(JsonMapper.shared().readTree(Files.readString(schema)));
        held.check("$", held.root, value);
        return held.violations;
    }

    private void check(String place, JsonNode schema, JsonNode value) {
        schema.propertyNames().stream()
                .filter(keyword -> !KEYWORDS.contains(keyword))
                .forEach(keyword -> violations.add("the schema has '" + keyword + "', which is not checked"));
        if (schema.has("$ref")) {
            check(place, root.at(schema.get("$ref").asString().substring(1)), value);
        }
        demand(!schema.has("type") || isOfType(schema.get("type").asString(), value), place, "type");
        demand(!schema.has("const") || schema.get("const").equals(value), place, "const");
        demand(!schema.has("enum") || contains(schema.get("enum"), value), place, "enum");
        demand(!schema.has("minimum") || value.asLong() >= schema.get("minimum").asLong(), place, "minimum");
        demand(!schema.has("oneOf") || matching(schema.get("oneOf"), value) == 1, place, "oneOf");
        demand(!schema.has("anyOf") || matching(schema.get("anyOf"), value) > 0, place, "anyOf");
        if (value.isArray()) {
            checkArray(place, schema, value);
        } else if (value.isObject()) {
            checkObject(place, schema, value);
        }
    }

    private void checkArray(String place, JsonNode schema, JsonNode value) {
        demand(value.size() >= schema.path("minItems").asInt(0), place, "minItems");
        for (int i = 0; schema.has("items") && i < value.size(); i++) {
            check(place + "[" + i + "]", schema.get("items"), value.get(i));
        }
    }

    private void checkObject(String place, JsonNode schema, JsonNode value) {
        demand(value.size() >= schema.path("minProperties").asInt(0), place, "minProperties");
        schema.path("required").forEach(name -> demand(value.has(name.asString()), place, "no " + name));
        value.properties().forEach(property -> {
            JsonNode of = schema.path("properties").path(property.getKey());
            if (!of.isMissingNode()) {
                check(place + "." + property.getKey(), of, property.getValue());
            }
            boolean closed = schema.has("additionalProperties");
            demand(!closed || !of.isMissingNode(), place, "unknown " + property.getKey());
        });
    }

    private long matching(JsonNode schemas, JsonNode value) {
        long count = 0;
        for (JsonNode schema : schemas) {
            JsonSchema alternative = new JsonSchema(root);
            alternative.check("$", schema, value);
            count += alternative.violations.isEmpty() ? 1 : 0;
        }
        return count;
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return values.valueStream().anyMatch(value::equals);
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private void demand(boolean holds, String place, String keyword) {
        if (!holds) {
            violations.add(place + ": " + keyword);
        }
    }
}

package io.github.pcaconstrain.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The violations of a {@link Shape} by an input, for one message in AWS's words. */
public final class Violations {
    /** Longer values are cut in messages. */
    private static final int SHOWN = 256;

    private final List<String> found = new ArrayList<>();

    Violations() {}

    /**
     * Checks an input against its shape.
     * @throws AwsError if it violates the shape
     */
    public static void check(Shape shape, JsonNode input) {
        Violations violations = new Violations();
        shape.check(input, "", violations);
        if (violations.found.isEmpty()) {
            return;
        }
        int count = violations.found.size();
        throw AwsError.validation(count + (count == 1 ? " validation error" : " validation errors") + " detected: "
                + String.join("; ", violations.found));
    }

    void add(String value, String path, String constraint) {
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
        String quoted = value.equals("null") ? value : "'" + shown + "'";
        found.add("Value " + quoted + " at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /** Adds a violation if a length is out of bounds; returns whether it is within them. */
    boolean checkLength(String value, int length, int min, int max, String path) {
        if (length < min) {
            add(value, path, "Member must have length greater than or equal to " + min);
        } else if (length > max) {
            add(value, path, "Member must have length less than or equal to " + max);
        }
        return length >= min && length <= max;
    }

    void requireType(boolean isRight, JsonNode value, String wanted) {
        if (isRight) {
            return;
        }
        if (value.isObject()) {
            throw AwsError.serialization("Start of structure or map found where not expected.");
        }
        if (value.isArray()) {
            throw AwsError.serialization("Start of list found where not expected.");
        }
        throw AwsError.serialization(token(value) + " can not be converted to " + wanted);
    }

    private static String token(JsonNode value) {
        if (value.isNumber()) {
            return "NUMBER_VALUE";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
        }
        return value.isString() ? "STRING_VALUE" : "NULL_VALUE";
    }
}

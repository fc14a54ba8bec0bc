package io.github.pcaconstrain.sandbox.wire;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as AWS's services read and write it. */
public final class Json {
    /** The output of an operation that has none. */
    public static final JsonNode NOTHING = MissingNode.getInstance();

    private static final double MILLIS = 1000.0;
    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper READABLE =
            COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads one document.
     *
     * @throws JacksonException if it is none
     */
    public static JsonNode read(byte[] document) {
        return COMPACT.readTree(document);
    }

    /** Writes a document on one line. */
    public static byte[] write(JsonNode document) {
        return COMPACT.writeValueAsBytes(document);
    }

    /** Writes a document for people. */
    public static byte[] writeReadable(Object document) {
        return READABLE.writeValueAsBytes(document);
    }

    /** Reads a document that {@link #writeReadable} wrote. */
    public static <T> T readValue(byte[] document, Class<T> type) {
        return COMPACT.readValue(document, type);
    }

    /** A point in time as AWS JSON has it: seconds since 1970, with a fraction. */
    public static double timestamp(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    /** Whether an object has this member; null is as good as absent, as in AWS's services. */
    public static boolean has(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && !value.isNull();
    }

    /** A member, or a node that is missing. */
    public static JsonNode member(JsonNode object, String member) {
        return has(object, member) ? object.get(member) : NOTHING;
    }

    /** A string member, or the empty string. */
    public static String text(JsonNode object, String member) {
        return member(object, member).asString("");
    }

    /** A boolean member, or false. */
    public static boolean flag(JsonNode object, String member) {
        return member(object, member).asBoolean(false);
    }
}

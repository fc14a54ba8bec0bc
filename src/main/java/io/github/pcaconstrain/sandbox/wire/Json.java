package io.github.pcaconstrain.sandbox.wire;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON like AWS's services. */
public final class Json {
    /** The output of an operation without output. */
    public static final JsonNode NOTHING = MissingNode.getInstance();

    private static final double MILLIS = 1000.0;
    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper READABLE =
            COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper ASCII =
            COMPACT.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads one document.
     *
     * @throws JacksonException if it is not JSON
     */
    public static JsonNode read(byte[] document) {
        return COMPACT.readTree(document);
    }

    /** Writes a document on one line. */
    public static byte[] write(JsonNode document) {
        return COMPACT.writeValueAsBytes(document);
    }

    /** Writes a document on one line, and escapes everything that is not ASCII. */
    public static byte[] writeAscii(JsonNode document) {
        return ASCII.writeValueAsBytes(document);
    }

    /** Writes a document for people. */
    public static byte[] writeReadable(Object document) {
        return READABLE.writeValueAsBytes(document);
    }

    /** Reads a document that {@link #writeReadable} wrote. */
    public static <T> T readValue(byte[] document, Class<T> type) {
        return COMPACT.readValue(document, type);
    }

    /** A time as AWS JSON represents it: seconds since 1970, with a fraction. */
    public static double timestamp(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    /** Whether an object has this member. As in AWS's services, null counts as absent. */
    public static boolean has(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && !value.isNull();
    }

    /** A member, or a missing node. */
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

package io.github.pcaconstrain.audit.result;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * An object in the JSON of a stored result. A member that is missing or of another type is an error: what was stored is
 * read as a whole, or not at all.
 */
public final class StoredValue {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(16)
            .maxStringLength(1 << 28)
            .build();

    private final Map<?, ?> members;

    private StoredValue(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is not a JSON object; the message says why
     */
    public static StoredValue parse(byte[] json) {
        try (JsonParser parser = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), new ByteArrayInputStream(json))) {
            parser.nextToken();
            Object all = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return of(all, "the file");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        throw new IllegalArgumentException("it has a value that is not stored: " + token);
    }

    private static StoredValue of(Object value, String name) {
        return new StoredValue(as(Map.class, value, name));
    }

    private static <T> T as(Class<T> type, Object value, String name) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + " is not what is stored there");
        }
        return type.cast(value);
    }

    private <T> T member(Class<T> type, String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no '" + name + "'");
        }
        return as(type, value, name);
    }

    /** The names of the members. */
    public List<String> names() {
        return members.keySet().stream().map(String::valueOf).toList();
    }

    /** Whether there is such a member. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    public String text(String name) {
        return member(String.class, name);
    }

    /** The text, if there is one. */
    public Optional<String> findText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name) {
        return member(Long.class, name);
    }

    public boolean flag(String name) {
        return member(Boolean.class, name);
    }

    public StoredValue object(String name) {
        return of(member(Map.class, name), name);
    }

    /** The objects of an array. */
    public List<StoredValue> objects(String name) {
        List<StoredValue> objects = new ArrayList<>();
        for (Object item : member(List.class, name)) {
            objects.add(of(item, name));
        }
        return objects;
    }

    /** The texts of an array. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : member(List.class, name)) {
            texts.add(as(String.class, item, name));
        }
        return texts;
    }

    /** Octets in base64. */
    byte[] octets(String name) {
        return Base64.getDecoder().decode(text(name));
    }
}

package io.github.pcaconstrain.access.document;

import io.github.pcaconstrain.encoding.syntax.ParserFailure;
import io.github.pcaconstrain.failure.PolicyFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A value in a JSON file, with its place, so that a mistake in it can be pointed at. Duplicate members are errors.
 *
 * @param source the name of the file in messages
 * @param line its line, from 1
 * @param column its column, from 1
 * @param content the value itself
 */
record LocatedJson(String source, int line, int column, Content content) {
    /** What a value can be. */
    sealed interface Content {}

    /** An object. */
    record Members(Map<String, LocatedJson> all) implements Content {
        Members {
            all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        }
    }

    /** An array. */
    record Items(List<LocatedJson> all) implements Content {
        Items {
            all = List.copyOf(all);
        }
    }

    /** A string. */
    record Text(String value) implements Content {
        Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A number, true or false, as it is written. */
    record Scalar(String value) implements Content {
        Scalar {
            Objects.requireNonNull(value, "value");
        }
    }

    /** Null. */
    record Nothing() implements Content {}

    LocatedJson {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
    }

    /**
     * Reads a document.
     *
     * @throws PolicyFileException if it is not JSON, or something follows it
     */
    static LocatedJson parse(String source, String text) {
        try (JsonParser parser = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), text)) {
            LocatedJson all = value(source, parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw at(source, parser, new Nothing())
                        .error("something follows the document", "give each document a file of its own");
            }
            return all;
        } catch (JacksonException e) {
            throw ParserFailure.ofJson(source, e);
        }
    }

    private static LocatedJson value(String source, JsonParser parser, @Nullable JsonToken token) {
        LocatedJson place = at(source, parser, new Nothing());
        if (token == JsonToken.START_OBJECT) {
            Map<String, LocatedJson> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                members.put(name, value(source, parser, parser.nextToken()));
            }
            return place.with(new Members(members));
        }
        if (token == JsonToken.START_ARRAY) {
            List<LocatedJson> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(source, parser, parser.currentToken()));
            }
            return place.with(new Items(items));
        }
        if (token == JsonToken.VALUE_STRING) {
            return place.with(new Text(parser.getString()));
        }
        return token == null || token == JsonToken.VALUE_NULL ? place : place.with(new Scalar(parser.getString()));
    }

    private static LocatedJson at(String source, JsonParser parser, Content content) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new LocatedJson(source, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1), content);
    }

    private LocatedJson with(Content other) {
        return new LocatedJson(source, line, column, other);
    }

    /** A failure at this place. */
    PolicyFileException error(String problem, String hint) {
        return new PolicyFileException(source, line, column, problem, hint);
    }

    /**
     * The members of an object.
     *
     * @throws PolicyFileException if it is not an object
     */
    Map<String, LocatedJson> members(String what) {
        if (content instanceof Members members) {
            return members.all();
        }
        throw error(what + " is not a JSON object", "check that it is the right file");
    }

    /**
     * The items of an array; of anything else, the value alone.
     */
    List<LocatedJson> items() {
        return content instanceof Items items ? items.all() : List.of(this);
    }

    /**
     * The items of an array; none if there is no such member.
     *
     * @throws PolicyFileException if it is not an array
     */
    static List<LocatedJson> list(Map<String, LocatedJson> members, String name) {
        Optional<LocatedJson> value = find(members, name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get().content() instanceof Items items) {
            return items.all();
        }
        throw value.get().error(name + " is not a JSON array", "check that it is the right file");
    }

    /** A member that is there and not null. */
    static Optional<LocatedJson> find(Map<String, LocatedJson> members, String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !(value.content() instanceof Nothing));
    }

    /**
     * A member that has to be there.
     *
     * @throws PolicyFileException if it is not
     */
    LocatedJson require(String name, String what) {
        return find(members(what), name)
                .orElseThrow(() -> error(what + " has no " + name, "check that it is the right file"));
    }

    /**
     * A string.
     *
     * @throws PolicyFileException if it is not a string
     */
    String text(String what) {
        if (content instanceof Text text) {
            return text.value();
        }
        throw error(what + " is not a string", "write it in quotes");
    }

    /**
     * A string, number, true or false, as it is written.
     *
     * @throws PolicyFileException if it is something else
     */
    String scalar(String what) {
        return content instanceof Scalar scalar ? scalar.value() : text(what);
    }
}

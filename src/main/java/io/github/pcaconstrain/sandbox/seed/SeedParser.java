package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.seed.SeedNode.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML, or JSON if the text starts with a brace, into values that know their places. */
final class SeedParser {
    private static final String MARK = "\uFEFF";

    private final String source;
    private final JsonParser parser;
    private final NodeProperties properties;

    /**
     * What a file is.
     *
     * @param name for messages, such as {@code seed}
     * @param hint what is in it
     */
    record Kind(String name, String hint) {}

    private SeedParser(String source, JsonParser parser, String text) {
        this.source = source;
        this.parser = parser;
        this.properties = new NodeProperties(text);
    }

    /**
     * Reads a file's content.
     *
     * @throws SeedException if it is neither YAML nor JSON, or has duplicate keys
     */
    static SeedNode parse(String source, byte[] content, Kind kind) {
        Place start = new Place(source, 1, 1);
        if (content.length > Seed.MAX_OCTETS) {
            throw start.error(content.length + " octets are too many", "give at most " + Seed.MAX_OCTETS);
        }
        String text = decode(start, content);
        if (text.isBlank()) {
            throw start.error("it is empty", kind.hint());
        }
        try (JsonParser parser = open(text)) {
            SeedParser reader = new SeedParser(source, parser, text);
            SeedNode node = reader.node(reader.next());
            if (reader.next() != null) {
                throw reader.place()
                        .error(
                                "something follows the " + kind.name(),
                                "give each " + kind.name() + " a file of its own");
            }
            return node;
        } catch (JacksonException e) {
            throw failure(source, e);
        }
    }

    private static String decode(Place start, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw start.error("it is not UTF-8", "save it as UTF-8");
        }
    }

    private static JsonParser open(String text) {
        return text.stripLeading().startsWith("{")
                ? JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()
                        .createParser(ObjectReadContext.empty(), text)
                : YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()
                        .createParser(ObjectReadContext.empty(), text);
    }

    private static SeedException failure(String source, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        Place place = at == null ? new Place(source, 1, 1) : place(source, at);
        String problem =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read");
        return place.error(
                problem.startsWith("Duplicate Object property")
                        ? "a key is given twice: " + problem.substring(problem.indexOf('"'))
                        : "neither YAML nor JSON: " + problem,
                "correct it there; see docs/reference/sandbox.md for an example");
    }

    private @Nullable JsonToken next() {
        JsonToken token = parser.nextToken();
        if (parser instanceof YAMLParser yaml) {
            String found = yaml.isCurrentAlias()
                    ? "YAML aliases"
                    : properties.at(parser.currentTokenLocation().getCharOffset());
            if (!found.isEmpty()) {
                throw place().error(
                                found + " are not supported",
                                "write every value out; put a string that starts with *, & or ! in quotes");
            }
        }
        return token;
    }

    private Place place() {
        return place(source, parser.currentTokenLocation());
    }

    private static Place place(String source, TokenStreamLocation at) {
        return new Place(source, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    private SeedNode node(@Nullable JsonToken token) {
        Place at = place();
        if (token == null) {
            return new SeedNode.Other(at, "the end");
        }
        return switch (token) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_STRING -> new SeedNode.Text(at, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new SeedNode.Flag(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new SeedNode.Other(at, "a number with too many digits")
                        : new SeedNode.Whole(at, parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new SeedNode.Other(at, "a fraction");
            case VALUE_NULL -> new SeedNode.Other(at, "nothing");
            default -> new SeedNode.Other(at, "something else");
        };
    }

    private SeedNode mapping(Place at) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place where = place();
            entries.put(key, new Entry(where, node(next())));
        }
        return new SeedNode.Mapping(at, entries);
    }

    private SeedNode sequence(Place at) {
        List<SeedNode> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(token));
        }
        return new SeedNode.Sequence(at, items);
    }
}

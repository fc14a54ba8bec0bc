package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.encoding.syntax.LocatedValue.Content;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Fields;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Flag;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Other;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Text;
import io.github.pcaconstrain.encoding.syntax.LocatedValue.Whole;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.LinkedHashMap;
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

/**
 * Reads a small file in YAML or JSON strictly, as a tree of values with their places. Duplicate keys, aliases, anchors
 * and tags are errors.
 */
public final class LocatedDocument {
    private static final int MAX_DEPTH = 8;

    private final String source;
    private final JsonParser parser;
    private final boolean yaml;
    private final YamlIndirection indirection;

    private LocatedDocument(String source, String text, JsonParser parser, boolean yaml) {
        this.source = source;
        this.parser = parser;
        this.yaml = yaml;
        this.indirection = new YamlIndirection(text);
    }

    /**
     * Reads a file.
     *
     * @param source the name of the file in messages
     * @param hint what such a file has
     * @throws io.github.pcaconstrain.failure.PolicyFileException if it breaks the rules above
     * @throws UnreadableInputException if it is empty
     */
    public static LocatedValue read(String source, byte[] input, String hint) {
        String text = InputText.decode(source, input);
        if (text.isBlank()) {
            throw new UnreadableInputException(source, "it is empty", hint);
        }
        boolean isJson = text.stripLeading().startsWith("{");
        try (JsonParser parser = isJson ? json(text) : yaml(text)) {
            return new LocatedDocument(source, text, parser, !isJson).readAll();
        } catch (JacksonException e) {
            throw isJson ? ParserFailure.ofJson(source, e) : ParserFailure.ofYaml(source, text, e);
        }
    }

    private static JsonParser json(String text) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    private static JsonParser yaml(String text) {
        return YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    private LocatedValue readAll() {
        LocatedValue all = value(next(), 0);
        JsonToken more = next();
        if (more != null) {
            throw at(new Other("more")).error("something follows the document", "give each document a file of its own");
        }
        return all;
    }

    private LocatedValue value(@Nullable JsonToken token, int depth) {
        if (depth > MAX_DEPTH) {
            throw at(new Other("more")).error("it is nested too deeply", "check that it is the right file");
        }
        LocatedValue place = at(new Other("nothing"));
        if (token == JsonToken.START_OBJECT) {
            Map<String, LocatedValue> fields = new LinkedHashMap<>();
            while (next() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                fields.put(key, value(next(), depth + 1));
            }
            return with(place, new Fields(fields));
        }
        if (token == JsonToken.START_ARRAY) {
            while (next() != JsonToken.END_ARRAY) {
                value(parser.currentToken(), depth + 1);
            }
            return with(place, new Other("a list"));
        }
        return with(place, scalar(token));
    }

    private Content scalar(@Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return new Text(parser.getString());
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return new Flag(token == JsonToken.VALUE_TRUE);
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return new Whole(parser.getLongValue());
        }
        return new Other(token == JsonToken.VALUE_NULL || token == null ? "nothing" : "a number");
    }

    private LocatedValue at(Content content) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new LocatedValue(source, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1), content);
    }

    private static LocatedValue with(LocatedValue place, Content content) {
        return new LocatedValue(place.source(), place.line(), place.column(), content);
    }

    private @Nullable JsonToken next() {
        JsonToken token = parser.nextToken();
        if (yaml) {
            indirection.at(parser).ifPresent(what -> {
                throw at(new Other("more"))
                        .error(
                                what + " are not supported",
                                "write every value out; put a text that starts with *, & or ! in quotes");
            });
        }
        return token;
    }
}

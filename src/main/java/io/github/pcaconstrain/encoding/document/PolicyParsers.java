package io.github.pcaconstrain.encoding.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The token parsers for a policy: JSON if the text starts with a brace, otherwise YAML. */
final class PolicyParsers {
    private PolicyParsers() {}

    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    static JsonParser openJson(String text) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    static JsonParser openYaml(String text) {
        return YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .loadSettings(LoadSettings.builder()
                        .setCodePointLimit(PolicyReader.MAX_OCTETS)
                        .build())
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    /** The unsupported YAML feature at the current token (an alias, anchor or tag), if any. */
    static Optional<String> yamlIndirection(JsonParser parser, ScalarAnchors anchors) {
        YAMLParser yaml = (YAMLParser) parser;
        if (yaml.isCurrentAlias()) {
            return Optional.of("YAML aliases");
        }
        return yaml.getObjectId() != null
                        || anchors.reachesAnchor(parser.currentTokenLocation().getCharOffset())
                ? Optional.of("YAML anchors")
                : yaml.getTypeId() != null ? Optional.of("YAML tags") : Optional.empty();
    }

    static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT -> "a map";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "nothing";
            default -> "something else";
        };
    }
}

package io.github.pcaconstrain.encoding.document;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

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

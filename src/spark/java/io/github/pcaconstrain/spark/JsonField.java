package io.github.pcaconstrain.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the fields of a JSON object that hold certificates. */
final class JsonField {
    private JsonField() {}

    /** The paths of the strings in the first line that look like a certificate; none inside of lists. */
    static List<String> candidates(byte[] octets) {
        String line = new String(octets, StandardCharsets.UTF_8)
                .lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
        List<String> found = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            Deque<String> path = new ArrayDeque<>();
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                step(json, token, path, found);
            }
        } catch (JacksonException e) {
            return found; // the line becomes a finding when it is read as a row
        }
        return found;
    }

    private static void step(JsonParser json, JsonToken token, Deque<String> path, List<String> found) {
        switch (token) {
            case START_ARRAY -> json.skipChildren();
            case PROPERTY_NAME -> path.addLast(json.currentName());
            case START_OBJECT -> {}
            case END_OBJECT -> path.pollLast();
            default -> {
                if (token == JsonToken.VALUE_STRING && looksLikeCertificate(json.getString())) {
                    found.add(String.join(".", path));
                }
            }
        }
        if (token.isScalarValue() || token == JsonToken.START_ARRAY) {
            path.pollLast();
        }
    }

    /** In base64, a SEQUENCE of 256 octets or more begins with MI. */
    private static boolean looksLikeCertificate(String text) {
        String start = text.stripLeading();
        return start.startsWith("-----BEGIN CERTIFICATE-----") || start.startsWith("MI");
    }
}

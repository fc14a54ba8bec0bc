package io.github.pcaconstrain.audit.fleet;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An audit report in JSON: an array of flat objects. */
final class ReportJson {
    private ReportJson() {}

    static void read(Reader text, Consumer<ReportRow> rows) throws IOException {
        try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            int number = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                number++;
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new IOException("its entry " + number + " is not a JSON object");
                }
                rows.accept(row(json));
            }
        }
    }

    private static ReportRow row(JsonParser json) {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                fields.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
        return new ReportRow(
                fields.getOrDefault("certificateArn", ""),
                fields.getOrDefault("revokedAt", ""),
                fields.getOrDefault("templateArn", ""),
                fields.getOrDefault("subject", ""),
                fields.getOrDefault("notAfter", ""));
    }
}

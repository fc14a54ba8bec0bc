package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.output.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** The ApiPassthrough document of a request, as the AWS CLI accepts it with {@code --api-passthrough file://...}. */
final class PassthroughFile {
    private PassthroughFile() {}

    static byte[] of(SigningOrder order) {
        Map<String, Object> extensions = new TreeMap<>(order.named());
        extensions.put(
                "CustomExtensions",
                order.extensions().stream().map(PassthroughFile::members).toList());
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try {
            IndentedJson.write(document, json -> write(Map.of("Extensions", extensions), json));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return document.toByteArray();
    }

    private static Map<String, Object> members(CustomExtension extension) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ObjectIdentifier", extension.oid());
        members.put("Value", extension.base64());
        members.put("Critical", extension.critical());
        return members;
    }

    private static void write(Object value, JsonGenerator json) {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, member) -> {
                json.writeName(String.valueOf(name));
                write(member, json);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            items.forEach(item -> write(item, json));
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}

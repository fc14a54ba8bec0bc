package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inputs and outputs as records have them: members begin in lower case, and octets are a Java ByteBuffer, as in the
 * examples of the AWS Private CA User Guide.
 */
final class RecordedJson {
    private static final Set<String> OCTETS = Set.of("Csr", "Certificate", "CertificateChain");

    /** No record has them: keys and passphrases are secret, and no example has a passthrough. */
    private static final Set<String> LEFT_OUT = Set.of("ApiPassthrough", "Passphrase", "PrivateKey");

    private RecordedJson() {}

    static JsonNode request(JsonNode input) {
        return of(input, true);
    }

    static JsonNode response(JsonNode output) {
        return of(output, false);
    }

    private static JsonNode of(JsonNode value, boolean isRequest) {
        if (value.isArray()) {
            ArrayNode array = Json.object().putArray("");
            value.forEach(each -> array.add(of(each, isRequest)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.object();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            if (LEFT_OUT.contains(name) || name.isEmpty()) {
                continue;
            }
            boolean isOctets =
                    isRequest && OCTETS.contains(name) && member.getValue().isString();
            object.set(
                    name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                    isOctets ? buffer(member.getValue().asString()) : of(member.getValue(), isRequest));
        }
        return object;
    }

    private static JsonNode buffer(String base64) {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Json.object();
        }
        ObjectNode buffer = Json.object();
        ArrayNode heap = buffer.putArray("hb");
        for (byte octet : octets) {
            heap.add((int) octet);
        }
        return buffer.put("offset", 0)
                .put("isReadOnly", false)
                .put("bigEndian", true)
                .put("nativeByteOrder", false)
                .put("mark", -1)
                .put("position", octets.length)
                .put("limit", octets.length)
                .put("capacity", octets.length)
                .put("address", 0);
    }
}

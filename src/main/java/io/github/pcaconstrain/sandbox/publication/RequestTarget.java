package io.github.pcaconstrain.sandbox.publication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The target of a request (RFC 9112, section 3.2).
 * @param path the path as it was sent, with its first slash
 * @param query the decoded values, by their names
 */
record RequestTarget(String path, Map<String, String> query) {
    private static final int ESCAPE = 3;

    /** Reads a target in origin form. The server converts the absolute form, which is sent to proxies, to this form. */
    static Optional<RequestTarget> parse(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        int end = target.indexOf('?');
        return end < 0
                ? Optional.of(new RequestTarget(target, Map.of()))
                : Optional.of(new RequestTarget(target.substring(0, end), query(target.substring(end + 1))));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            values.putIfAbsent(decoded(name.replace('+', ' ')), decoded(value.replace('+', ' ')));
        }
        return values;
    }

    /** The decoded path. */
    String decodedPath() {
        return decoded(path);
    }

    /** Decodes a text (RFC 3986, section 2.1). Invalid escapes are kept as they are. */
    static String decoded(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); ) {
            boolean isEscape = text.charAt(at) == '%'
                    && at + ESCAPE <= text.length()
                    && HexFormat.isHexDigit(text.charAt(at + 1))
                    && HexFormat.isHexDigit(text.charAt(at + 2));
            if (isEscape) {
                octets.write(HexFormat.fromHexDigits(text, at + 1, at + ESCAPE));
                at += ESCAPE;
            } else {
                octets.write(text.charAt(at));
                at++;
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}

package io.github.pcaconstrain.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The request line and the header fields, as far as they have come. */
final class RequestHead {
    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++) (\\S++) (HTTP/1\\.[01])");

    /** A token (RFC 9110, section 5.6.2), with nothing between it and the colon. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private String method = "";
    private String target = "";
    private String version = "";

    /** Takes the request line; false if it is none. */
    boolean start(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return false;
        }
        method = line.group(1);
        target = line.group(2);
        version = line.group(3);
        return true;
    }

    /** Takes a header field; false if it is none, or goes on from the line before. */
    boolean add(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !NAME.matcher(text).region(0, colon).matches()) {
            return false;
        }
        fields.computeIfAbsent(text.substring(0, colon).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                .add(text.substring(colon + 1).strip());
        return true;
    }

    HttpHeaders headers() {
        return new HttpHeaders(fields);
    }

    HttpRequest request(byte[] body) {
        return new HttpRequest(method, target, version, headers(), body);
    }
}

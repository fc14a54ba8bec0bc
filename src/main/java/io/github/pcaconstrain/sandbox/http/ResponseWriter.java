package io.github.pcaconstrain.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes answers as RFC 9112 has them. */
final class ResponseWriter {
    /** IMF-fixdate (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(505, "HTTP Version Not Supported"));

    private ResponseWriter() {}

    static ByteBuffer write(HttpResponse response, boolean isPersistent, boolean hasBody) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(REASONS.getOrDefault(response.status(), ""))
                .append("\r\n");
        field(head, "Date", DATE.format(Instant.now()));
        response.headers().forEach((name, value) -> field(head, name, value));
        field(head, "Content-Length", Integer.toString(response.body().length));
        if (!isPersistent) {
            field(head, "Connection", "close");
        }
        byte[] octets = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = hasBody ? response.body() : new byte[0];
        return ByteBuffer.allocate(octets.length + body.length)
                .put(octets)
                .put(body)
                .flip();
    }

    // A value with a line's end in it would be a field of its own.
    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value.replaceAll("[\\r\\n]", " ")).append("\r\n");
    }
}

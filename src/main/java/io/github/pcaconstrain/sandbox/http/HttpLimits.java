package io.github.pcaconstrain.sandbox.http;

import java.time.Duration;

/**
 * Limits on requests and connections.
 * @param line octets of the request line and of each header field
 * @param fields the number of header fields
 * @param body octets of a body
 * @param connections the number of open connections; if there are more, the one that has kept the server waiting
 *     longest is closed
 * @param requestTime the time to send a request, and the time to receive its answer
 * @param idleTime how long a connection may be open without a request
 */
public record HttpLimits(int line, int fields, int body, int connections, Duration requestTime, Duration idleTime) {
    private static final int LINE = 64 << 10;
    private static final int FIELDS = 100;
    private static final int CONNECTIONS = 4096;

    /** Limits that no honest client comes near, with bodies up to this many octets. */
    public static HttpLimits ofBody(int body) {
        return new HttpLimits(LINE, FIELDS, body, CONNECTIONS, Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    /** The same, with other times. */
    public HttpLimits within(Duration newRequestTime, Duration newIdleTime) {
        return new HttpLimits(line, fields, body, connections, newRequestTime, newIdleTime);
    }

    /** The same, for this many connections. */
    public HttpLimits withConnections(int newConnections) {
        return new HttpLimits(line, fields, body, newConnections, requestTime, idleTime);
    }
}

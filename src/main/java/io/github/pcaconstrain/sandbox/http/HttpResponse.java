package io.github.pcaconstrain.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, without the fields that every answer has: Date, Content-Length and Connection. */
public final class HttpResponse {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates an answer.
     * @param status the status, such as 200
     * @param headers the header fields by name, written in this order
     * @param body the body, which must not be changed afterwards
     */
    public HttpResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new LinkedHashMap<>(headers);
        this.body = body;
    }

    /** The same, with these header fields too. */
    public HttpResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpResponse(status, all, body);
    }

    /** The status, such as 200. */
    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}

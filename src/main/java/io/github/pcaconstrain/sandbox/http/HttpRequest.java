package io.github.pcaconstrain.sandbox.http;

/** A complete request, with its body. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final HttpHeaders headers;
    private final byte[] body;

    /** Creates a request. The body must not be changed afterwards. */
    HttpRequest(String method, String target, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /** The method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /**
     * The path and query of the target, such as {@code /a?b=c}. If the target was in absolute form, the field Host has
     * its host.
     */
    public String target() {
        return target;
    }

    /** The header fields. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body, which must not be changed. */
    public byte[] body() {
        return body;
    }
}

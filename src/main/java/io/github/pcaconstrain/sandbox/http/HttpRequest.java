package io.github.pcaconstrain.sandbox.http;

/** A request, with all of its body. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final HttpHeaders headers;
    private final byte[] body;

    /** A request whose body nobody changes from now on. */
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

    /** The path and query of the target, such as {@code /a?b=c}. The host of one in absolute form is in the field Host. */
    public String target() {
        return target;
    }

    /** The header fields. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body, which is not to be changed. */
    public byte[] body() {
        return body;
    }
}

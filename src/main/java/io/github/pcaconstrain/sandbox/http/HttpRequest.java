package io.github.pcaconstrain.sandbox.http;

/** A request, with all of its body. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final String version;
    private final HttpHeaders headers;
    private final byte[] body;

    /** A request whose body nobody changes from now on. */
    HttpRequest(String method, String target, String version, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.version = version;
        this.headers = headers;
        this.body = body;
    }

    /** The method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** The target as the request line has it, such as {@code /a?b=c}. */
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

    /** Whether the client wants to send others on this connection (RFC 9112, section 9.3). */
    boolean isPersistent() {
        return !version.equals("HTTP/1.0") && !headers.hasWord("Connection", "close");
    }
}

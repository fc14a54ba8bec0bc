package io.github.pcaconstrain.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request (RFC 9112) from octets as they come. Every octet is looked at once, however they are cut up, and nothing
 * beyond the limits is kept.
 */
final class RequestParser {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int HEAD_TOO_LARGE = 431;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;
    private static final int DECIMAL_DIGITS = 18;
    private static final int HEX_DIGITS = 8;
    private static final int HEX = 16;

    private enum State {
        REQUEST_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        COMPLETE
    }

    private final HttpLimits limits;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final RequestHead head = new RequestHead();
    private State state = State.REQUEST_LINE;
    private int headLeft;
    private long bodyLeft;
    private boolean hasBegun;

    RequestParser(HttpLimits limits) {
        this.limits = limits;
        this.headLeft = limits.head();
    }

    /** Whether any octet of the request has come. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** Whether the client waits for leave to send the body (RFC 9110, section 10.1.1). */
    boolean awaitsContinue() {
        boolean isBefore = state == State.BODY || state == State.CHUNK_SIZE;
        return isBefore
                && body.size() == 0
                && line.size() == 0
                && head.headers().hasWord("Expect", "100-continue");
    }

    /**
     * Takes octets, up to the end of the request.
     *
     * @return the request, if it is complete; otherwise null, and all octets are taken
     */
    @Nullable
    HttpRequest feed(ByteBuffer octets) throws BadRequestException {
        while (state != State.COMPLETE && octets.hasRemaining()) {
            hasBegun = true;
            if (state == State.BODY || state == State.CHUNK) {
                copy(octets);
            } else {
                take(octets.get());
            }
        }
        return state == State.COMPLETE ? head.request(body.toByteArray()) : null;
    }

    private void copy(ByteBuffer octets) {
        byte[] some = new byte[(int) Math.min(bodyLeft, octets.remaining())];
        octets.get(some);
        body.writeBytes(some);
        bodyLeft -= some.length;
        if (bodyLeft == 0) {
            state = state == State.BODY ? State.COMPLETE : State.CHUNK_END;
            headLeft = limits.head(); // for the line before the next chunk, or the trailers
        }
    }

    // A line ends with CR and LF; "a recipient MAY recognize a single LF as a line terminator" (RFC 9112, section 2.2).
    private void take(byte octet) throws BadRequestException {
        headLeft--;
        if (headLeft < 0) {
            throw new BadRequestException(
                    HEAD_TOO_LARGE, "The header of the request is over " + limits.head() + " octets");
        }
        if (octet != '\n') {
            line.write(octet);
            return;
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        endOfLine(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void endOfLine(String text) throws BadRequestException {
        switch (state) {
            case REQUEST_LINE -> requestLine(text);
            case FIELDS -> field(text);
            case CHUNK_SIZE -> chunk(text);
            case CHUNK_END -> {
                require(text.isEmpty(), "A chunk of the body is longer than it says");
                state = State.CHUNK_SIZE;
            }
            case TRAILERS -> state = text.isEmpty() ? State.COMPLETE : State.TRAILERS;
            default -> throw new IllegalStateException(state + " has no lines");
        }
    }

    // "SHOULD ignore at least one empty line received prior to the request-line" (RFC 9112, section 2.2).
    private void requestLine(String text) throws BadRequestException {
        if (text.isEmpty()) {
            return;
        }
        if (!head.start(text)) {
            boolean isHttp = text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+ \\S+ HTTP/[0-9]\\.[0-9]");
            throw isHttp
                    ? new BadRequestException(VERSION_NOT_SUPPORTED, "The version of HTTP is not 1.0 or 1.1")
                    : new BadRequestException(BAD_REQUEST, "The request line is malformed");
        }
        state = State.FIELDS;
    }

    private void field(String text) throws BadRequestException {
        if (!text.isEmpty()) {
            require(head.add(text), "A header field is malformed");
            return;
        }
        List<String> codings = head.headers().all("Transfer-Encoding");
        List<String> lengths = head.headers().all("Content-Length");
        if (codings.isEmpty()) {
            bodyLeft = lengths.isEmpty() ? 0 : length(lengths);
            requireSize(bodyLeft);
            state = bodyLeft == 0 ? State.COMPLETE : State.BODY;
            return;
        }
        require(lengths.isEmpty(), "The request has both Content-Length and Transfer-Encoding");
        if (!codings.equals(List.of("chunked"))) {
            throw new BadRequestException(NOT_IMPLEMENTED, "The only Transfer-Encoding that is known is chunked");
        }
        state = State.CHUNK_SIZE;
    }

    private static long length(List<String> lengths) throws BadRequestException {
        String digits = lengths.get(0);
        boolean isOne = lengths.stream().allMatch(digits::equals);
        require(isOne && digits.matches("[0-9]{1," + DECIMAL_DIGITS + "}"), "The Content-Length is not one number");
        return Long.parseLong(digits);
    }

    private void chunk(String text) throws BadRequestException {
        int end = text.indexOf(';');
        String digits = (end < 0 ? text : text.substring(0, end)).strip();
        require(digits.matches("[0-9A-Fa-f]{1," + HEX_DIGITS + "}"), "The size of a chunk is not a number");
        bodyLeft = Long.parseLong(digits, HEX);
        requireSize(body.size() + bodyLeft);
        state = bodyLeft == 0 ? State.TRAILERS : State.CHUNK;
    }

    private void requireSize(long size) throws BadRequestException {
        if (size > limits.body()) {
            throw new BadRequestException(TOO_LARGE, "The request is over " + limits.body() + " octets");
        }
    }

    private static void require(boolean isRight, String message) throws BadRequestException {
        if (!isRight) {
            throw new BadRequestException(BAD_REQUEST, message);
        }
    }
}

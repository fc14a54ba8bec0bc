package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.log.RecentCalls;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.LoopbackGuard;
import io.github.pcaconstrain.sandbox.wire.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers {@code GET /} with the page, and passes on other requests: those for AWS's services are POST requests, and
 * those for S3 are signed or have a bucket in their path.
 *
 * <p>The page is for browsers on this machine: Host and Origin must be loopback, as for every request, and its policy
 * allows only its own style sheet and script.
 */
public final class PageFront implements HttpHandler {
    private static final Logger LOG = System.getLogger(PageFront.class.getName());
    private static final String STYLE = "/_sandbox/page.css";
    private static final String SCRIPT = "/_sandbox/page.js";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** How long the page may show an old state of something that changes by itself, such as by expiring. */
    private static final long STALE_MILLIS = 30_000;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private final PageSource source;
    private final RecentCalls calls;
    private final PageFacts facts;
    private final HttpHandler others;
    private final String start = UUID.randomUUID().toString();

    /** Creates a front before another. */
    public PageFront(PageSource source, RecentCalls calls, PageFacts facts, HttpHandler others) {
        this.source = source;
        this.calls = calls;
        this.facts = facts;
        this.others = others;
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        String path = request.target().split("\\?", 2)[0];
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        boolean isOwn = path.equals("/") ? !isForServices(request) : path.equals(STYLE) || path.equals(SCRIPT);
        if (!isRead || !isOwn || !LoopbackGuard.hasLoopbackHost(request.headers())) {
            return others.handle(request);
        }
        try {
            LoopbackGuard.check(request.headers());
        } catch (AwsError e) {
            return others.handle(request); // which refuses it with its own message
        }
        return Optional.of(
                switch (path) {
                    case STYLE -> response(OK, "text/css; charset=utf-8", resource("page.css"), Map.of());
                    case SCRIPT -> response(OK, "text/javascript; charset=utf-8", resource("page.js"), Map.of());
                    default -> page(request);
                });
    }

    /** S3 lists buckets at this address, in signed requests. */
    private static boolean isForServices(HttpRequest request) {
        return request.headers().first("X-Amz-Target").isPresent()
                || request.headers().first("Authorization").isPresent()
                || request.target().contains("X-Amz-");
    }

    @Override
    public HttpResponse refuse(int status, String message) {
        return others.refuse(status, message);
    }

    private HttpResponse page(HttpRequest request) {
        String tag = '"' + start + "-" + calls.count() + "-" + facts.clock().millis() / STALE_MILLIS + '"';
        if (request.headers().first("If-None-Match").filter(tag::equals).isPresent()) {
            return response(NOT_MODIFIED, HTML, new byte[0], Map.of("ETag", tag));
        }
        try {
            String html = source.look(services -> new PageHtml(facts, services, calls).write());
            return response(OK, HTML, html.getBytes(StandardCharsets.UTF_8), Map.of("ETag", tag));
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "the page failed: {0}", e.getMessage());
            return failure(UNAVAILABLE, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the page failed", e);
            return failure(INTERNAL, "An internal failure occurred");
        }
    }

    private static HttpResponse failure(int status, String message) {
        return response(status, HTML, PageHtml.failure(message).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static HttpResponse response(int status, String type, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Server", HttpFront.SERVER);
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        headers.putAll(more);
        return new HttpResponse(status, headers, body);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageFront.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

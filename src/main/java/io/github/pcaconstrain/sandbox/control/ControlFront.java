package io.github.pcaconstrain.sandbox.control;

import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.LoopbackGuard;
import io.github.pcaconstrain.sandbox.wire.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Answers requests below {@code /_sandbox/}, and passes all others on. */
public final class ControlFront implements HttpHandler {
    private static final Logger LOG = System.getLogger(ControlFront.class.getName());
    private static final String FOLDER = "/_sandbox";

    /** The responder of all CAs, which others may reach by a CNAME too. */
    private static final String OCSP = FOLDER + "/ocsp";

    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private final Control control;
    private final HttpHandler others;

    /** A front before another. */
    public ControlFront(Control control, HttpHandler others) {
        this.control = control;
        this.others = others;
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        String path = request.target().split("\\?", 2)[0];
        if (!isOwn(path)) {
            return others.handle(request);
        }
        String requestId = UUID.randomUUID().toString();
        try {
            LoopbackGuard.check(request.headers());
            return Optional.of(answer(request, path, requestId));
        } catch (AwsError e) {
            return Optional.of(HttpFront.error(requestId, e));
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "{0} failed: {1}", path, e.getMessage());
            return Optional.of(HttpFront.error(
                    requestId, new AwsError("ServiceUnavailableException", UNAVAILABLE, e.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, path + " failed", e);
            return Optional.of(HttpFront.error(
                    requestId, new AwsError("InternalFailure", INTERNAL, "An internal failure occurred")));
        }
    }

    private static boolean isOwn(String path) {
        boolean isBelow = path.equals(FOLDER) || path.startsWith(FOLDER + "/");
        return isBelow && !path.equals(OCSP) && !path.startsWith(OCSP + "/");
    }

    @Override
    public HttpResponse refuse(int status, String message) {
        return others.refuse(status, message);
    }

    private HttpResponse answer(HttpRequest request, String path, String requestId) {
        return switch (path) {
            case FOLDER + "/health" -> run(request, requestId, "GET", control::health);
            case FOLDER + "/state" -> run(request, requestId, "GET", control::state);
            case FOLDER + "/reset" -> run(request, requestId, "POST", control::reset);
            default ->
                throw new AwsError(
                        "ResourceNotFoundException",
                        NOT_FOUND,
                        path + " does not exist; use GET /_sandbox/health, GET /_sandbox/state or"
                                + " POST /_sandbox/reset");
        };
    }

    private static HttpResponse run(HttpRequest request, String requestId, String method, Supplier<JsonNode> action) {
        if (!request.method().equals(method)) {
            AwsError error =
                    new AwsError("MethodNotAllowedException", METHOD_NOT_ALLOWED, "Send this request with " + method);
            return HttpFront.error(requestId, error).with(Map.of("Allow", method));
        }
        // The forms of web pages cannot send this type, and their scripts have to ask first.
        if (method.equals("POST") && !isJson(request)) {
            throw new AwsError(
                    "UnsupportedMediaTypeException",
                    UNSUPPORTED_MEDIA_TYPE,
                    "Send this request with the header Content-Type: application/json");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Server", HttpFront.SERVER);
        headers.put("Content-Type", JSON);
        headers.put("Cache-Control", "no-store");
        return new HttpResponse(OK, headers, Json.writeReadable(action.get()));
    }

    private static boolean isJson(HttpRequest request) {
        return request.headers().all("Content-Type").size() == 1
                && request.headers().all("Content-Type").stream()
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .allMatch(JSON::equals);
    }
}

package io.github.pcaconstrain.sandbox.control;

import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.CallTrace;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.LoopbackGuard;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import io.github.pcaconstrain.sandbox.wire.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Answers requests below {@code /_sandbox/}, and passes on all others. */
public final class ControlFront implements HttpHandler {
    private static final Logger LOG = System.getLogger(ControlFront.class.getName());
    private static final String FOLDER = "/_sandbox";

    /** The OCSP responder of all CAs, which clients may also reach through a CNAME. */
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
    private final Clock clock;
    private final CallObserver observer;

    /**
     * Creates a front before another.
     *
     * @param observer is notified of every request that is answered here
     */
    public ControlFront(Control control, HttpHandler others, Clock clock, CallObserver observer) {
        this.control = control;
        this.others = others;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        String path = request.target().split("\\?", 2)[0];
        if (!isOwn(path)) {
            return others.handle(request);
        }
        CallTrace trace = CallTrace.of(request, clock.instant());
        trace.operation(ServedCall.OWN, path.substring(path.lastIndexOf('/') + 1));
        HttpResponse response = answered(request, path, trace);
        observer.served(trace.end(Optional.of(response)));
        return Optional.of(response);
    }

    private HttpResponse answered(HttpRequest request, String path, CallTrace trace) {
        try {
            LoopbackGuard.check(request.headers());
            return answer(request, path, trace);
        } catch (AwsError e) {
            return HttpFront.error(trace, e);
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "{0} failed: {1}", path, e.getMessage());
            return HttpFront.error(trace, new AwsError("ServiceUnavailableException", UNAVAILABLE, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, path + " failed", e);
            return HttpFront.error(trace, new AwsError("InternalFailure", INTERNAL, "An internal failure occurred"));
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

    private HttpResponse answer(HttpRequest request, String path, CallTrace trace) {
        return switch (path) {
            case FOLDER + "/health" -> run(request, trace, "GET", control::health);
            case FOLDER + "/state" -> run(request, trace, "GET", control::state);
            case FOLDER + "/reset" -> run(request, trace, "POST", control::reset);
            default ->
                throw new AwsError(
                        "ResourceNotFoundException",
                        NOT_FOUND,
                        path + " does not exist; use GET /_sandbox/health, GET /_sandbox/state or"
                                + " POST /_sandbox/reset");
        };
    }

    private static HttpResponse run(HttpRequest request, CallTrace trace, String method, Supplier<JsonNode> action) {
        if (!request.method().equals(method)) {
            AwsError error =
                    new AwsError("MethodNotAllowedException", METHOD_NOT_ALLOWED, "Send this request with " + method);
            return HttpFront.error(trace, error).with(Map.of("Allow", method));
        }
        // Forms in web pages cannot send this type, and scripts need permission to.
        if (method.equals("POST") && !isJson(request)) {
            throw new AwsError(
                    "UnsupportedMediaTypeException",
                    UNSUPPORTED_MEDIA_TYPE,
                    "Send this request with the header Content-Type: application/json");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", trace.requestId());
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

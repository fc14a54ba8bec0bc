package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Handles a request: guard, target, signing scope, body, operation, answer.
 *
 * <p>AWS JSON 1.1 is {@code POST /} with the operation in {@code X-Amz-Target}, such as
 * {@code ACMPrivateCA.IssueCertificate}. The code of an error is in the body's {@code __type}, which botocore reads,
 * and in {@code x-amzn-ErrorType}, which the SDK for Java reads first.
 */
public final class HttpFront implements HttpHandler {
    /** The largest input is a chain of 2 MiB in base64. This leaves as much again for the rest. */
    public static final int MAX_BODY = 4 << 20;

    /** Tells clients that there is no quota. */
    public static final String SERVER = "pca-constrain-sandbox";

    private static final Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final String TARGET = "X-Amz-Target";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final List<Service> services;
    private final Interceptor interceptor;
    private final Callers callers;
    private final Clock clock;
    private final PlainHandler plain;
    private final CallObserver observer;

    /**
     * A front before these services.
     *
     * @param callers tells who made a request
     * @param plain answers what is for none of them
     * @param observer is notified of every request
     */
    public HttpFront(
            List<Service> services,
            Interceptor interceptor,
            Callers callers,
            Clock clock,
            PlainHandler plain,
            CallObserver observer) {
        this.services = List.copyOf(services);
        this.interceptor = interceptor;
        this.callers = callers;
        this.clock = clock;
        this.plain = plain;
        this.observer = observer;
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        CallTrace trace = CallTrace.of(request, clock.instant());
        Optional<HttpResponse> response = answered(request, trace);
        observer.served(trace.end(response));
        return response;
    }

    private Optional<HttpResponse> answered(HttpRequest request, CallTrace trace) {
        try {
            Optional<HttpResponse> published = plain(request, trace);
            if (published.isPresent()) {
                return published;
            }
            JsonNode output = answer(request, trace);
            trace.resource(output);
            byte[] body = output.isMissingNode() ? new byte[0] : Json.write(output);
            return Optional.of(response(OK, trace.requestId(), Map.of(), body));
        } catch (AwsError e) {
            return Optional.of(error(trace, e));
        } catch (Hangup e) {
            LOG.log(Level.DEBUG, "hung up on request {0}", trace.requestId());
            return Optional.empty();
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "request {0} failed: {1}", trace.requestId(), e.getMessage());
            return Optional.of(error(trace, new AwsError("InternalFailure", INTERNAL, e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.ERROR, "request " + trace.requestId() + " failed", e);
            return Optional.of(error(trace, new AwsError("InternalFailure", INTERNAL, "An internal failure occurred")));
        }
    }

    @Override
    public HttpResponse refuse(int status, String message) {
        String code = switch (status) {
            case TOO_LARGE -> "RequestEntityTooLargeException";
            case INTERNAL -> "InternalFailure";
            default -> "BadRequestException";
        };
        CallTrace trace = CallTrace.of(clock.instant());
        HttpResponse response = error(trace, new AwsError(code, status, message));
        observer.served(trace.end(Optional.of(response)));
        return response;
    }

    private Optional<HttpResponse> plain(HttpRequest request, CallTrace trace) {
        Optional<String> host = LoopbackGuard.host(request.headers());
        if (host.isEmpty() || request.headers().first(TARGET).isPresent()) {
            return Optional.empty();
        }
        LoopbackGuard.checkOrigin(request.headers());
        boolean isLocal = LoopbackGuard.isLoopback(host.get());
        return plain.answer(request, new PlainHandler.Client(host.get(), isLocal, clock.instant(), trace))
                .map(response -> response.with(Map.of("x-amz-request-id", trace.requestId(), "Server", SERVER)));
    }

    private JsonNode answer(HttpRequest request, CallTrace trace) {
        LoopbackGuard.check(request.headers());
        String target = request.headers().first(TARGET).orElse("");
        if (!request.method().equals("POST") || target.isEmpty()) {
            throw new AwsError("UnknownOperationException", NOT_FOUND, "Give an operation in X-Amz-Target, with POST");
        }
        Service service = service(target);
        String name = target.substring(target.indexOf('.') + 1);
        trace.operation(service.signingName(), name);
        Operation operation = service.operation(name).orElseThrow(() -> unknown(target));
        SigningScope scope = SigningScope.of(request.headers().first("Authorization"));
        trace.signed(scope);
        scope.requireService(service.signingName());
        Caller caller = callers.of(scope, request.headers(), clock.instant());
        RequestContext context = new RequestContext(
                trace.requestId(), scope.region(), scope.partition(), caller.account(), caller, clock, trace);
        JsonNode input = input(request.body());
        trace.resource(input);
        Interceptor.Call call = new Interceptor.Call(service.signingName(), name, input, false);
        return interceptor.around(context, call, () -> operation.run(context, input));
    }

    private Service service(String target) {
        int dot = target.indexOf('.');
        String prefix = dot < 0 ? target : target.substring(0, dot);
        return services.stream()
                .filter(service -> service.targetPrefix().equals(prefix))
                .findFirst()
                .orElseThrow(() -> unknown(target));
    }

    private static AwsError unknown(String target) {
        return new AwsError("UnknownOperationException", BAD_REQUEST, "Unknown operation: " + target);
    }

    private static JsonNode input(byte[] body) {
        if (body.length == 0) {
            return Json.object();
        }
        JsonNode input;
        try {
            input = Json.read(body);
        } catch (JacksonException e) {
            throw AwsError.serialization("The body of the request is not JSON");
        }
        if (!input.isObject()) {
            throw AwsError.serialization("The body of the request is not a JSON object");
        }
        return input;
    }

    /** The answer for an error, which is recorded in the trace. */
    public static HttpResponse error(CallTrace trace, AwsError error) {
        trace.failed(error);
        return error(trace.requestId(), error);
    }

    private static HttpResponse error(String requestId, AwsError error) {
        ObjectNode body = Json.object();
        body.put("__type", error.code());
        // ACM's AccessDeniedException is the only shape whose member for the message is capitalised.
        body.put(error.code().equals("AccessDeniedException") ? "Message" : "message", error.getMessage());
        return response(error.status(), requestId, Map.of("x-amzn-ErrorType", error.code()), Json.write(body));
    }

    private static HttpResponse response(int status, String requestId, Map<String, String> more, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Server", SERVER);
        headers.put("Content-Type", JSON);
        headers.putAll(more);
        return new HttpResponse(status, headers, body);
    }
}

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
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of a request: guard, target, signing scope, body, operation, answer.
 *
 * <p>AWS JSON 1.1 is {@code POST /} with the operation in {@code X-Amz-Target}, as in
 * {@code ACMPrivateCA.IssueCertificate}. Errors name their code in the body's {@code __type}, which botocore reads, and
 * in {@code x-amzn-ErrorType}, which the SDK for Java reads first.
 */
public final class HttpFront implements HttpHandler {
    /** Above the largest input, a chain of 2 MiB in base64, as much again for the rest. */
    public static final int MAX_BODY = 4 << 20;

    /** Tells clients that there is no quota to keep to. */
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
    private final String account;
    private final Clock clock;
    private final PlainHandler plain;

    /**
     * A front before these services.
     *
     * @param plain answers what is for none of them
     */
    public HttpFront(List<Service> services, Interceptor interceptor, String account, Clock clock, PlainHandler plain) {
        this.services = List.copyOf(services);
        this.interceptor = interceptor;
        this.account = account;
        this.clock = clock;
        this.plain = plain;
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        String requestId = UUID.randomUUID().toString();
        try {
            Optional<HttpResponse> published = plain(request, requestId);
            if (published.isPresent()) {
                return published;
            }
            JsonNode output = answer(request, requestId);
            byte[] body = output.isMissingNode() ? new byte[0] : Json.write(output);
            return Optional.of(response(OK, requestId, Map.of(), body));
        } catch (AwsError e) {
            return Optional.of(error(requestId, e));
        } catch (Hangup e) {
            LOG.log(Level.DEBUG, "hung up on request {0}", requestId);
            return Optional.empty();
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "request {0} failed: {1}", requestId, e.getMessage());
            return Optional.of(error(requestId, new AwsError("InternalFailure", INTERNAL, e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.ERROR, "request " + requestId + " failed", e);
            return Optional.of(
                    error(requestId, new AwsError("InternalFailure", INTERNAL, "An internal failure occurred")));
        }
    }

    @Override
    public HttpResponse refuse(int status, String message) {
        String code = switch (status) {
            case TOO_LARGE -> "RequestEntityTooLargeException";
            case INTERNAL -> "InternalFailure";
            default -> "BadRequestException";
        };
        return error(UUID.randomUUID().toString(), new AwsError(code, status, message));
    }

    private Optional<HttpResponse> plain(HttpRequest request, String requestId) {
        Optional<String> host = LoopbackGuard.host(request.headers());
        if (host.isEmpty() || request.headers().first(TARGET).isPresent()) {
            return Optional.empty();
        }
        LoopbackGuard.checkOrigin(request.headers());
        boolean isLocal = LoopbackGuard.isLoopback(host.get());
        return plain.answer(request, new PlainHandler.Client(host.get(), isLocal, clock.instant()))
                .map(response -> response.with(Map.of("x-amz-request-id", requestId, "Server", SERVER)));
    }

    private JsonNode answer(HttpRequest request, String requestId) {
        LoopbackGuard.check(request.headers());
        String target = request.headers().first(TARGET).orElse("");
        if (!request.method().equals("POST") || target.isEmpty()) {
            throw new AwsError("UnknownOperationException", NOT_FOUND, "Give an operation in X-Amz-Target, with POST");
        }
        Service service = service(target);
        String name = target.substring(target.indexOf('.') + 1);
        Operation operation = service.operation(name).orElseThrow(() -> unknown(target));
        SigningScope scope = SigningScope.of(request.headers().first("Authorization"));
        scope.requireService(service.signingName());
        RequestContext context = new RequestContext(requestId, scope.region(), scope.partition(), account, clock);
        JsonNode input = input(request.body());
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

    /** The answer that an error is. */
    public static HttpResponse error(String requestId, AwsError error) {
        ObjectNode body = Json.object();
        body.put("__type", error.code());
        // ACM's AccessDeniedException is the one shape that has the message in a member with a capital.
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

package io.github.pcaconstrain.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    static final int MAX_BODY = 4 << 20;

    /** Tells clients that there is no quota to keep to. */
    private static final String SERVER = "pca-constrain-sandbox";

    private static final int BUFFER = 8192;
    private static final int MAX_DRAINED = 64 << 20;
    private static final Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final String JSON = "application/x-amz-json-1.1";
    private static final int MAX_UNDER_WAY = 1 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final List<Service> services;
    private final Interceptor interceptor;
    private final String account;
    private final Clock clock;
    private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY, true);

    /** A front before these services. */
    public HttpFront(List<Service> services, Interceptor interceptor, String account, Clock clock) {
        this.services = List.copyOf(services);
        this.interceptor = interceptor;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        exchange.getResponseHeaders().set("Server", SERVER);
        try (exchange) {
            underWay.acquireUninterruptibly();
            try {
                handle(exchange, requestId);
            } finally {
                underWay.release();
            }
        }
    }

    /** Waits until every request that has begun is answered, and lets no other begin. */
    public void drain(Duration patience) throws InterruptedException {
        underWay.tryAcquire(MAX_UNDER_WAY, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void handle(HttpExchange exchange, String requestId) throws IOException {
        try {
            JsonNode output = answer(exchange, requestId);
            send(exchange, OK, output.isMissingNode() ? new byte[0] : Json.write(output));
        } catch (AwsError e) {
            sendError(exchange, e);
        } catch (Hangup e) {
            LOG.log(Level.DEBUG, "hung up on request {0}", requestId); // closing the exchange unanswered does it
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request " + requestId + " failed", e);
            sendError(exchange, new AwsError("InternalFailure", INTERNAL, "An internal failure occurred"));
        }
    }

    private JsonNode answer(HttpExchange exchange, String requestId) throws IOException {
        LoopbackGuard.check(exchange.getRequestHeaders());
        @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (!exchange.getRequestMethod().equals("POST") || target == null) {
            throw new AwsError("UnknownOperationException", NOT_FOUND, "Give an operation in X-Amz-Target, with POST");
        }
        Service service = service(target);
        String name = target.substring(target.indexOf('.') + 1);
        Operation operation = service.operation(name).orElseThrow(() -> unknown(target));
        SigningScope scope = SigningScope.of(exchange.getRequestHeaders().getFirst("Authorization"));
        scope.requireService(service.signingName());
        RequestContext context = new RequestContext(requestId, scope.region(), scope.partition(), account, clock);
        JsonNode input = body(exchange);
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

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            exchange.getResponseHeaders().set("Connection", "close");
            throw new AwsError(
                    "RequestEntityTooLargeException", TOO_LARGE, "The request is over " + MAX_BODY + " octets");
        }
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

    // A connection that is closed with octets unread is reset, and the client may never see the answer. Clients read it
    // only after they have sent it all; what is beyond reason is cut off.
    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = body.read(buffer);
        for (long left = MAX_DRAINED; count >= 0 && left > 0; left -= count) {
            count = body.read(buffer);
        }
    }

    private static void sendError(HttpExchange exchange, AwsError error) throws IOException {
        drain(exchange.getRequestBody());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
        ObjectNode body = Json.object();
        body.put("__type", error.code());
        // ACM's AccessDeniedException is the one shape that has the message in a member with a capital.
        body.put(error.code().equals("AccessDeniedException") ? "Message" : "message", error.getMessage());
        send(exchange, error.status(), Json.write(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}

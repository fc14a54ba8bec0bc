package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Hangup;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with faults in place of operations, or after them.
 *
 * <p>Every request draws the same number of random numbers, so that with a given seed the faults of the n-th request
 * depend only on n. Concurrent requests are numbered in the order of their arrival.
 */
public final class FaultInjector implements Interceptor {
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;
    private static final String TOLD = "The sandbox was told to fail, by --fault";

    /**
     * The operations with results that are not ready at first, with the member that names the result; both services
     * have GetCertificate.
     */
    private static final Map<String, String> LATE =
            Map.of("GetCertificate", "CertificateArn", "GetCertificateAuthorityCsr", "CertificateAuthorityArn");

    private enum Connection {
        KEPT,
        DROPPED_BEFORE,
        DROPPED_AFTER
    }

    private record Draw(boolean throttles, boolean fails, String error, Connection connection) {}

    /** Waits for the time by which an answer is delayed. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time);
    }

    private final Faults faults;
    private final Random random;
    private final Sleeper sleeper;
    private final ScriptedFailures failures;
    private final DeadRequests dead;
    private final LateRefusals late;
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();

    /** Injects these faults. */
    public FaultInjector(Faults faults) {
        this(faults, FaultInjector::sleep);
    }

    FaultInjector(Faults faults, Sleeper sleeper) {
        this.faults = faults;
        this.random = new Random(faults.seed());
        this.sleeper = sleeper;
        this.failures = new ScriptedFailures(faults.failures());
        this.dead = new DeadRequests(faults.dead());
        this.late = new LateRefusals(faults.refusesLate());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
        Supplier<JsonNode> scripted = () -> {
            failures.take(call).ifPresent(error -> {
                context.trace().fault("fail=" + call.operation() + ":" + error);
                fail(error);
            });
            if (faults.ignoresPassthrough()
                    && call.input() instanceof ObjectNode input
                    && input.remove("ApiPassthrough") != null) {
                context.trace().fault("ignore-passthrough");
            }
            if (dead.isFor(call)) {
                context.trace().fault("dead");
                fail("RequestFailedException");
            }
            late.requireNone(call);
            JsonNode output = answer(context, call, next);
            if (dead.note(call, output)) {
                context.trace().fault("dead");
            }
            return output;
        };
        return call.isInner() ? scripted.get() : around(context, call.operation(), call.input(), scripted);
    }

    private JsonNode answer(RequestContext context, Call call, Supplier<JsonNode> next) {
        try {
            return next.get();
        } catch (AwsError e) {
            if (!late.postpones(call, e)) {
                throw e;
            }
            context.trace().fault("late-refusal");
            return late.postponed(call, e);
        }
    }

    private static void fail(String error) {
        int status = error.equals("InternalFailure") ? INTERNAL : BAD_REQUEST;
        throw new AwsError(error, status, TOLD);
    }

    @Override
    public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
        Draw draw = draw();
        if (!faults.latency().isZero()) {
            context.trace().fault("latency");
            sleeper.sleep(faults.latency());
        }
        if (draw.connection() == Connection.DROPPED_BEFORE) {
            context.trace().fault("drop");
            throw new Hangup();
        }
        if (draw.throttles()) {
            context.trace().fault("throttle");
            throw AwsError.of("ThrottlingException", "Rate exceeded");
        }
        if (draw.fails()) {
            context.trace().fault("error");
            throw new AwsError(draw.error(), INTERNAL, TOLD);
        }
        JsonNode output = next.get();
        if (draw.connection() == Connection.DROPPED_AFTER) {
            context.trace().fault("drop");
            throw new Hangup();
        }
        requireReady(context, operation, input);
        return output;
    }

    private Draw draw() {
        synchronized (random) {
            return new Draw(
                    random.nextDouble() < faults.throttle(),
                    random.nextDouble() < faults.error(),
                    random.nextBoolean() ? "InternalServerException" : "InternalFailure",
                    connection(random.nextDouble(), random.nextBoolean()));
        }
    }

    private Connection connection(double draw, boolean after) {
        if (draw >= faults.drop()) {
            return Connection.KEPT;
        }
        return after ? Connection.DROPPED_AFTER : Connection.DROPPED_BEFORE;
    }

    // After the operation, which only reads: a request for something that does not exist must not get "in progress".
    private void requireReady(RequestContext context, String operation, JsonNode input) {
        if (faults.inProgress() == 0 || !LATE.containsKey(operation)) {
            return;
        }
        String resource = operation + " " + Json.text(input, LATE.getOrDefault(operation, ""));
        if (answered.merge(resource, 1, (before, one) -> Math.min(before + one, faults.inProgress() + 1))
                <= faults.inProgress()) {
            context.trace().fault("in-progress");
            throw AwsError.of("RequestInProgressException", "The request is in progress");
        }
    }
}

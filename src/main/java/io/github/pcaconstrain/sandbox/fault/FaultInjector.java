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
 * <p>Every request draws the same number of times, so that for one seed the faults of the n-th request depend on n only.
 * Requests that come at once are numbered as they happen to arrive.
 */
public final class FaultInjector implements Interceptor {
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;
    private static final String TOLD = "The sandbox was told to fail, by --fault";

    /** The operations that answer late, by the member that names what is late; GetCertificate is both services'. */
    private static final Map<String, String> LATE =
            Map.of("GetCertificate", "CertificateArn", "GetCertificateAuthorityCsr", "CertificateAuthorityArn");

    private enum Connection {
        KEPT,
        DROPPED_BEFORE,
        DROPPED_AFTER
    }

    private record Draw(boolean throttles, boolean fails, String error, Connection connection) {}

    /** Waits, for as long as an answer is to take longer. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time);
    }

    private final Faults faults;
    private final Random random;
    private final Sleeper sleeper;
    private final ScriptedFailures failures;
    private final DeadRequests dead;
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
            failures.take(call).ifPresent(FaultInjector::fail);
            if (faults.ignoresPassthrough() && call.input() instanceof ObjectNode input) {
                input.remove("ApiPassthrough");
            }
            if (dead.isFor(call)) {
                fail("RequestFailedException");
            }
            JsonNode output = next.get();
            dead.note(call, output);
            return output;
        };
        return call.isInner() ? scripted.get() : around(context, call.operation(), call.input(), scripted);
    }

    private static void fail(String error) {
        int status = error.equals("InternalFailure") ? INTERNAL : BAD_REQUEST;
        throw new AwsError(error, status, TOLD);
    }

    @Override
    public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
        Draw draw = draw();
        if (!faults.latency().isZero()) {
            sleeper.sleep(faults.latency());
        }
        if (draw.connection() == Connection.DROPPED_BEFORE) {
            throw new Hangup();
        }
        if (draw.throttles()) {
            throw AwsError.of("ThrottlingException", "Rate exceeded");
        }
        if (draw.fails()) {
            throw new AwsError(draw.error(), INTERNAL, TOLD);
        }
        JsonNode output = next.get();
        if (draw.connection() == Connection.DROPPED_AFTER) {
            throw new Hangup();
        }
        requireReady(operation, input);
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

    // After the operation, which only reads: what does not exist must not answer that it is in progress.
    private void requireReady(String operation, JsonNode input) {
        if (faults.inProgress() == 0 || !LATE.containsKey(operation)) {
            return;
        }
        String resource = operation + " " + Json.text(input, LATE.getOrDefault(operation, ""));
        if (answered.merge(resource, 1, (before, one) -> Math.min(before + one, faults.inProgress() + 1))
                <= faults.inProgress()) {
            throw AwsError.of("RequestInProgressException", "The request is in progress");
        }
    }
}

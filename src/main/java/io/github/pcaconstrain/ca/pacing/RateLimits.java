package io.github.pcaconstrain.ca.pacing;

import io.github.pcaconstrain.ca.pacing.Poller.Sleeper;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * The limits on calls, and the threads that make them.
 *
 * @param clock the clock
 * @param sleeper how to pause
 * @param workers creates the executor for parallel calls, which is shut down after use
 * @param progress is notified of how many calls were made
 */
public record RateLimits(Clock clock, Sleeper sleeper, Supplier<ExecutorService> workers, Progress progress) {
    /**
     * Enough for AWS's highest rate, 75 calls per second, if an answer takes up to 0.4 seconds. With faster answers,
     * most threads wait for their turn.
     */
    public static final int WORKERS = 32;

    /** AWS Private CA's quota for GetCertificateAuthorityCertificate in calls a second. */
    public static final int CA_CERTIFICATES = 20;

    public RateLimits {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(sleeper, "sleeper");
        Objects.requireNonNull(workers, "workers");
        Objects.requireNonNull(progress, "progress");
    }

    /** Limits whose calls nobody hears of. */
    public RateLimits(Clock clock, Sleeper sleeper, Supplier<ExecutorService> workers) {
        this(clock, sleeper, workers, Progress.NONE);
    }

    /** The same limits, with someone who hears how many calls were made. */
    public RateLimits with(Progress hearing) {
        return new RateLimits(clock, sleeper, workers, hearing);
    }

    /** No limits, for a sandbox, which has no quotas. */
    public static RateLimits unlimited(Clock clock) {
        return new RateLimits(clock, pause -> {}, RateLimits::threads);
    }

    /** The limits for AWS. */
    public static RateLimits real(Clock clock) {
        return new RateLimits(clock, pause -> Thread.sleep(pause.toMillis() + 1), RateLimits::threads);
    }

    /** Creates a limiter for this number of calls per second, evenly spread. */
    public RateLimiter atMost(int perSecond) {
        return new RateLimiter(perSecond, 1, clock, sleeper);
    }

    /**
     * Creates parallel calls, each of which waits for its limiter.
     *
     * @param what they do, for a reader, such as {@code asking ACM}
     * @param pacer the limiter
     */
    public OrderedCalls orderedCalls(String what, RateLimiter pacer) {
        return OrderedCalls.by(workers.get(), WORKERS).toldTo(progress, what, pacer);
    }

    private static ExecutorService threads() {
        return OrderedCalls.workers(WORKERS, "aws");
    }
}

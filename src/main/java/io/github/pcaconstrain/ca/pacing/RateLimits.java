package io.github.pcaconstrain.ca.pacing;

import io.github.pcaconstrain.ca.pacing.Poller.Sleeper;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * How fast calls may follow one another, and who makes them.
 *
 * @param clock the time
 * @param sleeper how to pause
 * @param workers makes what makes calls side by side; it is shut down after use
 */
public record RateLimits(Clock clock, Sleeper sleeper, Supplier<ExecutorService> workers) {
    /**
     * Enough for AWS's highest rate, 75 calls a second, where an answer takes up to 0.4 seconds. With faster answers most of
     * them wait for their turn.
     */
    public static final int WORKERS = 32;

    public RateLimits {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(sleeper, "sleeper");
        Objects.requireNonNull(workers, "workers");
    }

    /** For a sandbox, which has no quota: nothing waits. */
    public static RateLimits unlimited(Clock clock) {
        return new RateLimits(clock, pause -> {}, RateLimits::threads);
    }

    /** For AWS. */
    public static RateLimits real(Clock clock) {
        return new RateLimits(clock, pause -> Thread.sleep(pause.toMillis() + 1), RateLimits::threads);
    }

    /** A pacer for so many calls a second, evenly spread. */
    public RateLimiter atMost(int perSecond) {
        return new RateLimiter(perSecond, 1, clock, sleeper);
    }

    /** For calls of which each waits for its pacer. */
    public OrderedCalls orderedCalls() {
        return OrderedCalls.by(workers.get(), WORKERS);
    }

    private static ExecutorService threads() {
        return OrderedCalls.workers(WORKERS, "aws");
    }
}

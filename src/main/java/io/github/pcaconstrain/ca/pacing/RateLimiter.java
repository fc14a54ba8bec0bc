package io.github.pcaconstrain.ca.pacing;

import io.github.pcaconstrain.ca.pacing.Poller.Sleeper;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Limits the rate of calls of one operation, by a pause before a call that would be too early. Thread-safe. If AWS
 * throttles nevertheless, because others use the same quota, the rate is halved, and recovers as calls succeed.
 */
public final class RateLimiter {
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");

    /** Each attempt is made only after the SDK's own attempts, which take some ten seconds. */
    private static final int ATTEMPTS = 5;

    private static final int SLOWEST = 64;
    private static final int RECOVERY = 1000;

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration usual;
    private final Duration saved;
    private Duration interval;
    private Instant next = Instant.MIN;
    private Instant slowed = Instant.MIN;
    private Instant seen = Instant.MIN;

    /**
     * Creates a limiter.
     *
     * @param perSecond the maximum number of calls per second; 0 for no limit
     * @param atOnce the number of calls that may be made at once at the start
     * @param sleeper how to pause
     */
    public RateLimiter(int perSecond, int atOnce, Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        usual = perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(perSecond);
        saved = usual.multipliedBy(Math.max(0, atOnce - 1));
        interval = usual;
    }

    /**
     * Waits until the next call is allowed.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public void await() {
        turn();
    }

    /**
     * Makes a call when it is allowed. A throttled call is repeated, more slowly.
     *
     * @throws AwsUnreachableException if it is throttled repeatedly, so that other calls would be too
     * @throws CancellationException if the thread is interrupted while it waits
     */
    public <T> T call(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            Instant turn = turn();
            try {
                T answer = call.get();
                recover();
                return answer;
            } catch (AwsRefusedException e) {
                if (!THROTTLED.contains(e.code())) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new AwsUnreachableException(
                            e.getMessage(),
                            "other clients are using up the quota of this account and region: try again later");
                }
                slowDown(turn);
            }
        }
    }

    /** How long so many more calls take, as fast as they may be made now. */
    synchronized Duration timeFor(long calls) {
        return interval.multipliedBy(calls);
    }

    private Instant turn() {
        Instant turn;
        Duration wait;
        synchronized (this) {
            Instant now = now();
            Instant earliest = now.minus(saved);
            turn = next.isBefore(earliest) ? earliest : next;
            next = turn.plus(interval);
            wait = Duration.between(now, turn);
        }
        if (!wait.isNegative() && !wait.isZero()) {
            sleep(wait);
        }
        return turn;
    }

    /** If the clock is set back, nothing planned by it moves into the distance. */
    private synchronized Instant now() {
        Instant now = clock.instant();
        if (now.isBefore(seen)) {
            Duration step = Duration.between(now, seen);
            next = next.minus(step);
            slowed = slowed.equals(Instant.MIN) ? slowed : slowed.minus(step);
        }
        seen = now;
        return now;
    }

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting");
        }
    }

    // A call that started before the last slowdown says nothing about the current rate.
    private synchronized void slowDown(Instant turn) {
        if (!turn.isBefore(slowed)) {
            Duration doubled = interval.multipliedBy(2);
            Duration longest = usual.multipliedBy(SLOWEST);
            interval = doubled.compareTo(longest) < 0 ? doubled : longest;
            slowed = now();
        }
    }

    private synchronized void recover() {
        Duration shorter = interval.minus(interval.dividedBy(RECOVERY));
        interval = shorter.compareTo(usual) > 0 ? shorter : usual;
    }
}

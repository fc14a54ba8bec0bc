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
 * Keeps calls of one operation to a rate, by a pause before a call that would come too early. Several threads may share
 * it. Where AWS throttles nevertheless, since others use the same quota, the rate is halved, and comes back as calls
 * succeed.
 */
public final class RateLimiter {
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");

    /** Each is made only after the SDK's own attempts, which go on for some ten seconds. */
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

    /**
     * A pacer.
     *
     * @param perSecond how many calls a second may hold; 0 for any number
     * @param atOnce how many calls may go at once where none went before
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
     * Waits until the next call may be made.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public void await() {
        turn();
    }

    /**
     * Makes a call when it may be made. One that is throttled is made again, more slowly.
     *
     * @throws AwsUnreachableException if it is throttled time and again, so that others would be too
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

    private Instant turn() {
        Instant turn;
        Duration wait;
        synchronized (this) {
            Instant now = clock.instant();
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

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting");
        }
    }

    // A call that was let out before the last slowing down tells nothing of the rate since.
    private synchronized void slowDown(Instant turn) {
        if (!turn.isBefore(slowed)) {
            Duration doubled = interval.multipliedBy(2);
            Duration longest = usual.multipliedBy(SLOWEST);
            interval = doubled.compareTo(longest) < 0 ? doubled : longest;
            slowed = clock.instant();
        }
    }

    private synchronized void recover() {
        Duration shorter = interval.minus(interval.dividedBy(RECOVERY));
        interval = shorter.compareTo(usual) > 0 ? shorter : usual;
    }
}

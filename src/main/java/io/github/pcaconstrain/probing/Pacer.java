package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Waiting.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps calls of one operation within a rate: a token bucket that holds one second's worth. */
final class Pacer {
    private static final long NANOS = 1_000_000_000L;

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration interval;
    private final Duration burst;
    private Instant next;

    /** So many calls a second; 0 for any number. */
    Pacer(int perSecond, Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        interval = perSecond == 0 ? Duration.ZERO : Duration.ofNanos(NANOS / perSecond);
        burst = interval.multipliedBy(Math.max(0, perSecond - 1));
        next = clock.instant().minus(burst);
    }

    /** Waits until the next call may be made. */
    void await() throws InterruptedException {
        Duration wait = reserve();
        if (!wait.isNegative() && !wait.isZero()) {
            sleeper.sleep(wait);
        }
    }

    private synchronized Duration reserve() {
        Instant now = clock.instant();
        Instant earliest = now.minus(burst);
        Instant slot = next.isBefore(earliest) ? earliest : next;
        next = slot.plus(interval);
        return Duration.between(now, slot);
    }
}

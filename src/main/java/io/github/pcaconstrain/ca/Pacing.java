package io.github.pcaconstrain.ca;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Makes pacers that share a clock.
 *
 * @param clock the time
 * @param sleeper waits for as long as it is told
 */
public record Pacing(Clock clock, Consumer<Duration> sleeper) {
    /** For a sandbox, which has no quota: nothing waits. */
    public static final Pacing NONE = new Pacing(Clock.systemUTC(), pause -> {});

    public Pacing {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(sleeper, "sleeper");
    }

    /** By the system's clock. */
    public static Pacing real() {
        return new Pacing(Clock.systemUTC(), Pacing::sleep);
    }

    /** A pacer for so many calls a second. */
    public Pacer atMost(int perSecond) {
        return new Pacer(perSecond, clock, sleeper);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}

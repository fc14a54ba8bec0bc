package io.github.pcaconstrain.ca.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Measures how long something takes, by a clock that may be set back in the meantime: then the step does not count,
 * and no wait becomes longer by it.
 */
public final class Stopwatch {
    private final InstantSource clock;
    private Instant last;
    private Duration elapsed = Duration.ZERO;

    /** Starts to measure. */
    public Stopwatch(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** The time so far. */
    public synchronized Duration elapsed() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            elapsed = elapsed.plus(Duration.between(last, now));
        }
        last = now;
        return elapsed;
    }
}

package io.github.pcaconstrain.ca;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps calls to a rate, by a pause before a call that would come too early. */
public final class Pacer {
    private final Duration interval;
    private final Clock clock;
    private final Consumer<Duration> sleeper;
    private Instant next = Instant.MIN;

    /**
     * A pacer.
     *
     * @param perSecond how many calls a second may hold
     * @param sleeper waits for as long as it is told
     */
    public Pacer(int perSecond, Clock clock, Consumer<Duration> sleeper) {
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits until the next call may be made. */
    public synchronized void await() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            sleeper.accept(Duration.between(now, next));
            now = next;
        }
        next = now.plus(interval);
    }
}

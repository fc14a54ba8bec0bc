package io.github.pcaconstrain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class SettableClock extends Clock {
    private volatile Instant now;

    /** One that shows noon of a day in winter. */
    public SettableClock() {
        this(Instant.parse("2026-01-01T12:00:00Z"));
    }

    public SettableClock(Instant start) {
        now = start;
    }

    /** Moves it on. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Moves it to a time, before or after that of now. */
    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

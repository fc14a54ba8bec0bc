package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A time that passes only where somebody sleeps. One thread plays all workers: a task is run at once, by the worker that is
 * free first and in its time. So every run is the same, whatever the machine does.
 */
final class VirtualTime extends Clock {
    private Instant now = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    /** A pacing by this time, with so many workers. */
    RateLimits pacing(int workers) {
        return new RateLimits(this, this::sleep, () -> new Workers(workers));
    }

    void sleep(Duration pause) {
        now = now.plus(pause);
        last = now.isAfter(last) ? now : last;
    }

    /** How long all of it took. */
    Duration elapsed() {
        return Duration.between(Instant.EPOCH, last);
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
        throw new UnsupportedOperationException();
    }

    private final class Workers extends AbstractExecutorService {
        private final PriorityQueue<Instant> free = new PriorityQueue<>();

        Workers(int count) {
            free.addAll(Collections.nCopies(count, now));
        }

        @Override
        public void execute(Runnable task) {
            Instant submitted = now;
            Instant idle = free.remove();
            now = idle.isAfter(submitted) ? idle : submitted;
            task.run();
            free.add(now);
            now = submitted;
        }

        @Override
        public void shutdown() {
            free.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return free.isEmpty();
        }

        @Override
        public boolean isTerminated() {
            return isShutdown();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}

package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A time that passes only where somebody sleeps. One thread plays all workers: a task is run at once, by the worker that is
 * free first and in its time. So every run is the same, whatever the machine does.
 */
final class VirtualTime {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private Instant last = Instant.EPOCH;

    /** A pacing by this time, with so many workers. */
    RateLimits pacing(int workers) {
        return new RateLimits(clock, this::sleep, () -> new Workers(workers));
    }

    void sleep(Duration pause) {
        clock.advance(pause);
        last = clock.instant().isAfter(last) ? clock.instant() : last;
    }

    /** The virtual time for the calling thread. */
    Instant instant() {
        return clock.instant();
    }

    /** How long all of it took. */
    Duration elapsed() {
        return Duration.between(Instant.EPOCH, last);
    }

    private final class Workers extends AbstractExecutorService {
        private final PriorityQueue<Instant> free = new PriorityQueue<>();

        Workers(int count) {
            free.addAll(Collections.nCopies(count, clock.instant()));
        }

        @Override
        public void execute(Runnable task) {
            Instant submitted = clock.instant();
            Instant idle = free.remove();
            clock.set(idle.isAfter(submitted) ? idle : submitted);
            task.run();
            free.add(clock.instant());
            clock.set(submitted);
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

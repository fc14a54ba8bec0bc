package io.github.pcaconstrain.ca.pacing;

import io.github.pcaconstrain.failure.TimedOutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Polls for something that a service creates. Each pause is a quarter of the time that has passed so far, so that the
 * wait is not much longer than necessary.
 *
 * @param timeout the maximum time to wait
 * @param clock the clock
 * @param sleeper how to pause
 * @param progress is notified of what is awaited
 */
public record Poller(Duration timeout, Clock clock, Sleeper sleeper, Progress progress) {
    /** Pauses the current thread. */
    @FunctionalInterface
    public interface Sleeper {
        /** Pauses for this time. */
        void sleep(Duration pause) throws InterruptedException;
    }

    /** Five minutes, as long as Terraform waits for a certificate. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    /** ACM API reference, RequestCertificate: a "delay of several seconds"; a sandbox takes a quarter of one. */
    private static final Duration NOT_YET = Duration.ofMillis(250);

    // AWS's own waiter polls for certificates every second and for CSRs every three; most are there sooner.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(80);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final int PART = 4;

    public Poller {
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(sleeper, "sleeper");
        Objects.requireNonNull(progress, "progress");
    }

    /** Creates a poller that really pauses. */
    public static Poller forAtMost(Duration timeout, Clock clock, Progress progress) {
        return new Poller(timeout, clock, pause -> Thread.sleep(pause.toMillis()), progress);
    }

    /**
     * Waits for something that was just requested, so it would be useless to poll immediately.
     *
     * @param what the name of what is awaited, for messages, such as {@code the certificate}
     * @throws TimedOutException if it takes longer than the timeout
     */
    public <T> T untilMade(String what, Supplier<Optional<T>> poll) {
        return progress.waitFor(what, () -> {
            Stopwatch waited = new Stopwatch(clock);
            sleep(NOT_YET);
            return until(what, waited, poll);
        });
    }

    /**
     * Waits for an answer that is not empty.
     *
     * @param what the name of what is awaited, for messages, such as {@code the certificate}
     * @throws TimedOutException if it takes longer than the timeout
     */
    public <T> T until(String what, Supplier<Optional<T>> poll) {
        return progress.waitFor(what, () -> until(what, new Stopwatch(clock), poll));
    }

    private <T> T until(String what, Stopwatch waited, Supplier<Optional<T>> poll) {
        while (true) {
            Optional<T> answer = poll.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Duration soFar = waited.elapsed();
            if (soFar.compareTo(timeout) >= 0) {
                throw new TimedOutException(what, timeout, "run the command again, or allow more time with --timeout");
            }
            sleep(pauseAfter(soFar));
        }
    }

    private static Duration pauseAfter(Duration soFar) {
        Duration pause = soFar.dividedBy(PART);
        Duration atMost = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return atMost.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : atMost;
    }

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}

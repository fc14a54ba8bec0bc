package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.shell.Console;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows the user what takes long: on a terminal in one line that is erased at the end, and elsewhere in a note now and
 * then.
 */
public final class ProgressDisplay implements Progress {
    /** Where progress is shown. */
    interface Screen {
        /** After how long something is shown. */
        Duration patience();

        /** The time between two updates. */
        Duration pause();

        /** Shows a state. */
        void show(String state, Duration elapsed);

        /** Removes what is shown. */
        void clear();
    }

    /** A shorter pause counts as part of the work. */
    private static final Duration BREAK = Duration.ofMillis(200);

    private static final long TICK = 100;

    private final Screen screen;
    private final Clock clock;
    private final Set<Ongoing> ongoing = new LinkedHashSet<>();
    private Instant begun = Instant.MIN;
    private Instant ended = Instant.MIN;
    private Instant told = Instant.MIN;
    private boolean isStarted;

    /**
     * Something that goes on, different from all else. A record would be compared by its contents, for which the JVM
     * makes fifty classes at each start.
     */
    private static final class Ongoing {
        private final Supplier<String> state;
        private final boolean isWork;
        private final Thread thread = Thread.currentThread();
        private final Instant since;

        Ongoing(Supplier<String> state, boolean isWork, Instant since) {
            this.state = state;
            this.isWork = isWork;
            this.since = since;
        }
    }

    ProgressDisplay(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    /** A display that suits the console; none if the tool is embedded. */
    public static Progress of(Console console) {
        if (!console.terminal().isProcess()) {
            return NONE;
        }
        return new ProgressDisplay(
                console.status()
                        .<Screen>map(line -> new LiveProgress(line, console.terminal()))
                        .orElseGet(() -> new LoggedProgress(console)),
                console.clock());
    }

    @Override
    public Activity working(Supplier<String> state) {
        return begin(new Ongoing(state, true, clock.instant()));
    }

    @Override
    public Activity waitingFor(String what) {
        return begin(new Ongoing(() -> what, false, clock.instant()));
    }

    private synchronized Activity begin(Ongoing each) {
        // A call that polls is part of the waiting.
        if (!each.isWork && ongoing.stream().anyMatch(other -> !other.isWork && other.thread == each.thread)) {
            return () -> {};
        }
        if (ongoing.isEmpty() && ended.plus(BREAK).isBefore(each.since)) {
            begun = each.since;
        }
        ongoing.add(each);
        start();
        notifyAll();
        return () -> end(each);
    }

    private synchronized void end(Ongoing each) {
        if (ongoing.remove(each) && ongoing.isEmpty()) {
            ended = clock.instant();
        }
    }

    private void start() {
        if (!isStarted) {
            isStarted = true;
            Thread ticker = new Thread(this::tick, "progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    private void tick() {
        try {
            while (true) {
                awaitWork();
                news().ifPresent(news -> screen.show(news.state(), news.elapsed()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWork() throws InterruptedException {
        if (isIdle()) {
            screen.clear();
        }
        synchronized (this) {
            while (ongoing.isEmpty()) {
                wait();
            }
        }
        Thread.sleep(TICK);
    }

    private synchronized boolean isIdle() {
        return ongoing.isEmpty();
    }

    private record News(String state, Duration elapsed) {}

    /** Shown outside the lock, so that a terminal stopped with Ctrl-S does not stop the work. */
    private synchronized Optional<News> news() {
        Instant now = clock.instant();
        if (now.isBefore(begun) || now.isBefore(told)) { // the clock was set back
            begun = now;
            told = Instant.MIN;
        }
        if (ongoing.isEmpty()
                || begun.plus(screen.patience()).isAfter(now)
                || told.plus(screen.pause()).isAfter(now)) {
            return Optional.empty();
        }
        told = now;
        Duration elapsed = Duration.between(since(), now);
        return Optional.of(new News(state(ongoing), elapsed.isNegative() ? Duration.ZERO : elapsed));
    }

    /** How long the work has taken so far, or else the longest wait. */
    private Instant since() {
        return ongoing.stream()
                .filter(each -> each.isWork)
                .findFirst()
                .or(() -> ongoing.stream().findFirst())
                .map(each -> each.since)
                .orElse(begun);
    }

    private static String state(Collection<Ongoing> all) {
        List<String> parts = new ArrayList<>();
        all.stream().filter(each -> each.isWork).forEach(each -> parts.add(each.state.get()));
        List<Ongoing> waiting = all.stream().filter(each -> !each.isWork).toList();
        if (!waiting.isEmpty()) {
            parts.add("waiting for " + waiting.get(0).state.get()
                    + (waiting.size() > 1 ? " and " + (waiting.size() - 1) + " more" : ""));
        }
        return String.join("; ", parts);
    }
}
